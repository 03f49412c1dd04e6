#include "Tables.h"

#define KERNELS ckernels_portable
#define NAME "portable"
#define LANES 4
#define ROWS 3
#define VECTORS 4

typedef int32_t ints __attribute__((vector_size(LANES * 4)));

static inline ints spread(int32_t pair) { return (ints){pair, pair, pair, pair}; }

#if defined(__SSE2__)
#include <emmintrin.h>

static inline ints dot(ints sums, ints pairs, ints columns) {
  return sums + (ints)_mm_madd_epi16((__m128i)pairs, (__m128i)columns);
}
#else
// The odd integer of a pair stands in its upper half on the little-endian machines Swift knows.
static inline ints dot(ints sums, ints pairs, ints columns) {
  const ints even = (pairs << 16 >> 16) * (columns << 16 >> 16);
  return sums + even + (pairs >> 16) * (columns >> 16);
}
#endif

#include "Kernels.h"
