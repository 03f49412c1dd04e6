#include "Tables.h"

#if defined(__x86_64__)
#include <immintrin.h>

#pragma clang attribute push( \
    __attribute__((target("avx2,fma,avx512f,avx512bw,avx512vl,avx512vnni"))), apply_to = function)

#define KERNELS ckernels_avx512
#define NAME "avx512"
#define LANES 16
#define ROWS 12
#define VECTORS 2

typedef int32_t ints __attribute__((vector_size(LANES * 4)));

static inline ints spread(int32_t pair) { return (ints)_mm512_set1_epi32(pair); }

// Written out, since compilers for any processor make two slower instructions of it.
static inline ints dot(ints sums, ints pairs, ints columns) {
  __asm__("vpdpwssd %2, %1, %0" : "+v"(sums) : "v"(pairs), "v"(columns));
  return sums;
}

#include "Kernels.h"

#pragma clang attribute pop
#endif
