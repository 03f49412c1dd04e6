#include "CICU.h"

#include <unicode/ubrk.h>

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
