// ICU names its C functions through macros that add the library's version, which the importer of
// Swift does not see. Each function used has one wrapper here, under the same name with `cicu_`.

#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#include <unicode/ubrk.h>

static inline UBreakIterator *_Nullable cicu_ubrk_open(
    UBreakIteratorType type, const char *_Nonnull locale, UErrorCode *_Nonnull status) {
  return ubrk_open(type, locale, NULL, 0, status);
}

static inline UBreakIterator *_Nullable cicu_ubrk_clone(
    const UBreakIterator *_Nonnull iterator, UErrorCode *_Nonnull status) {
  return ubrk_clone(iterator, status);
}

static inline void cicu_ubrk_close(UBreakIterator *_Nonnull iterator) { ubrk_close(iterator); }

static inline void cicu_ubrk_setText(
    UBreakIterator *_Nonnull iterator, const UChar *_Nullable text, int32_t length,
    UErrorCode *_Nonnull status) {
  ubrk_setText(iterator, text, length, status);
}

static inline int32_t cicu_ubrk_next(UBreakIterator *_Nonnull iterator) {
  return ubrk_next(iterator);
}

#endif
