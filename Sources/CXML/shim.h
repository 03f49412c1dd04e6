// Debian's libxml2 is built with ICU and shows ICU's headers in encoding.h; Foundation carries an
// ICU of its own, and one program cannot see both. No declaration used here depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/valid.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

/// Frees a string that libxml2 handed out. `xmlFree` is a variable, which Swift cannot call safely
/// from several threads.
static inline void cxml_free(void *text) { xmlFree(text); }
