// The door to ICU: the few functions the program needs, in types of their own.
//
// ICU's headers stay behind this one. Its function names are macros that add the library's version,
// which the importer of Swift does not see, and its types would clash with those of the ICU that
// Swift's Foundation carries, wherever a file sees both.

#ifndef CICU_H
#define CICU_H

#include <stdint.h>

/// A break iterator of ICU (`UBreakIterator`).
typedef struct CICUBreaks CICUBreaks;

/// Opens the sentence rules of a locale such as `ar`; null if ICU cannot.
CICUBreaks *_Nullable cicu_sentence_breaks_open(const char *_Nonnull locale);

/// Clones an iterator, which may be shared between threads as long as it is only cloned; null if
/// ICU cannot.
CICUBreaks *_Nullable cicu_breaks_clone(const CICUBreaks *_Nonnull breaks);

void cicu_breaks_close(CICUBreaks *_Nonnull breaks);

/// Puts an iterator at the start of a text of `length` UTF-16 units. The text must stay where it is
/// until the next text is set or the iterator is closed. Returns 0 if ICU cannot.
int cicu_breaks_set_text(
    CICUBreaks *_Nonnull breaks, const uint16_t *_Nullable text, int32_t length);

/// The next boundary in UTF-16 units, negative after the last one.
int32_t cicu_breaks_next(CICUBreaks *_Nonnull breaks);

/// A list of strings of ICU's data (`UResourceBundle`).
typedef struct CICUList CICUList;

/// Opens CLDR's list of a language's abbreviations that end no sentence (`Dr.`, `z.B.`); null if
/// there is none.
CICUList *_Nullable cicu_abbreviations_open(const char *_Nonnull locale);

int32_t cicu_list_count(const CICUList *_Nonnull list);

/// A string of the list in UTF-16, which stays where it is while the list is open.
const uint16_t *_Nullable cicu_list_string(
    const CICUList *_Nonnull list, int32_t index, int32_t *_Nonnull length);

void cicu_list_close(CICUList *_Nonnull list);

/// The library's version, such as `72.1`, which stays where it is.
const char *_Nonnull cicu_version(void);

#endif
