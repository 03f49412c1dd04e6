#include "CICU.h"

#include <unicode/ubrk.h>
#include <unicode/ures.h>

const char *cicu_version(void) { return U_ICU_VERSION; }

static UBreakIterator *iterator(CICUBreaks *breaks) { return (UBreakIterator *)breaks; }

CICUBreaks *cicu_sentence_breaks_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *opened = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
  if (U_SUCCESS(status)) return (CICUBreaks *)opened;
  ubrk_close(opened);
  return NULL;
}

CICUBreaks *cicu_breaks_clone(const CICUBreaks *breaks) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *cloned = ubrk_clone((const UBreakIterator *)breaks, &status);
  if (U_SUCCESS(status)) return (CICUBreaks *)cloned;
  ubrk_close(cloned);
  return NULL;
}

void cicu_breaks_close(CICUBreaks *breaks) { ubrk_close(iterator(breaks)); }

int cicu_breaks_set_text(CICUBreaks *breaks, const uint16_t *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator(breaks), (const UChar *)text, length, &status);
  return U_SUCCESS(status);
}

int32_t cicu_breaks_next(CICUBreaks *breaks) { return ubrk_next(iterator(breaks)); }

CICUList *cicu_abbreviations_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UResourceBundle *breaks = ures_open(U_ICUDATA_NAME "-brkitr", locale, &status);
  UResourceBundle *exceptions = ures_getByKey(breaks, "exceptions", NULL, &status);
  UResourceBundle *list = ures_getByKey(exceptions, "SentenceBreak", NULL, &status);
  ures_close(exceptions);
  ures_close(breaks);
  // A language without data is answered with the list of the machine's own language.
  if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING) return (CICUList *)list;
  ures_close(list);
  return NULL;
}

int32_t cicu_list_count(const CICUList *list) {
  return ures_getSize((const UResourceBundle *)list);
}

const uint16_t *cicu_list_string(const CICUList *list, int32_t index, int32_t *length) {
  UErrorCode status = U_ZERO_ERROR;
  const UChar *text = ures_getStringByIndex((const UResourceBundle *)list, index, length, &status);
  return U_SUCCESS(status) ? (const uint16_t *)text : NULL;
}

void cicu_list_close(CICUList *list) { ures_close((UResourceBundle *)list); }
