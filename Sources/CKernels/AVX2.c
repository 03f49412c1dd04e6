#include "Tables.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define KERNELS ckernels_avx2
#define NAME "avx2"
#define LANES 8
#define ROWS 6
#define VECTORS 2

typedef int32_t ints __attribute__((vector_size(LANES * 4)));

static inline ints spread(int32_t pair) { return (ints)_mm256_set1_epi32(pair); }

static inline ints dot(ints sums, ints pairs, ints columns) {
  return sums + (ints)_mm256_madd_epi16((__m256i)pairs, (__m256i)columns);
}

#include "Kernels.h"

#pragma clang attribute pop
#endif
