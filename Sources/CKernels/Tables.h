#include "CKernels.h"

extern const CKernels ckernels_portable;
#if defined(__x86_64__)
extern const CKernels ckernels_avx2;
extern const CKernels ckernels_avx512;
#endif
