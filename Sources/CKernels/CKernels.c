#include "CKernels.h"

#include <stdlib.h>
#include <string.h>

#include "Tables.h"

#if defined(__x86_64__)
// Best first; null where the processor lacks the instructions.
static const CKernels *available(int place) {
  __builtin_cpu_init();
  switch (place) {
  case 0:
    return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vl")
        ? &ckernels_avx512
        : NULL;
  case 1:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &ckernels_avx2 : NULL;
  default:
    return &ckernels_portable;
  }
}

static const int places = 3;
#else
static const CKernels *available(int place) { return &ckernels_portable; }

static const int places = 1;
#endif

const CKernels *ckernels_named(const char *name) {
  for (int place = 0; place < places; place++) {
    const CKernels *kernels = available(place);
    if (kernels != NULL && strcmp(kernels->name, name) == 0) return kernels;
  }
  return NULL;
}

const CKernels *ckernels_best(void) {
  const char *name = getenv("TARJUMAN_KERNELS");
  const CKernels *kernels = name != NULL ? ckernels_named(name) : NULL;
  for (int place = 0; kernels == NULL; place++) kernels = available(place);
  return kernels;
}
