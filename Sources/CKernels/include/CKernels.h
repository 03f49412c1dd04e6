// The inner loops of the encoder's network and of the memory's look-up, compiled for several
// instruction sets.
//
// Matrices that never change are packed once, as 16-bit integers with a scale a column, in the
// order the loops read them; rows of numbers become integers with a scale a row. Sums of integer
// products are exact, so that every instruction set gives the same sums.

#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The greatest root of the sum of squares of a row's integers, and of a column's. By the
/// inequality of Cauchy and Schwarz no sum of their products then leaves 32 bits, rounding of up to
/// 2,000 numbers included.
#define CKERNELS_NORM_LIMIT 46300

/// Columns of a packed matrix that lie together. For each of these panels, and in it for each two
/// rows of the matrix, stand 16 pairs of integers, one pair a column.
#define CKERNELS_PANEL 16

/// The loops for one instruction set. Widths and counts of columns are multiples of 64, depths of
/// two; strides are distances between rows in numbers.
typedef struct {
  const char *_Nonnull name;

  /// Rounds `count` rows of `width` floats to integers as large as `CKERNELS_NORM_LIMIT` and 16
  /// bits allow. The integers of a row times its scale are about the row.
  void (*_Nonnull quantise)(
      const float *_Nonnull rows, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t width,
      int16_t *_Nonnull integers, ptrdiff_t integersStride,
      float *_Nonnull scales, ptrdiff_t scalesStride);

  /// `out = rows × matrix`: of `count` rows of `depth` integers, one after the other, with a
  /// packed matrix of `depth` rows and `columns` columns. The result of a row is written from
  /// `offset` on where `out` says.
  void (*_Nonnull multiply)(
      const int16_t *_Nonnull rows, const float *_Nonnull rowScales, ptrdiff_t count,
      const int16_t *_Nonnull matrix, const float *_Nonnull columnScales, ptrdiff_t columns,
      ptrdiff_t depth, float *_Nonnull const *_Nonnull out, ptrdiff_t offset);

  /// `out = factors × rows` for a small matrix of `outCount` rows of `count` factors.
  void (*_Nonnull combine)(
      const float *_Nonnull factors, const float *_Nonnull rows, ptrdiff_t stride, ptrdiff_t count,
      ptrdiff_t width, float *_Nonnull out, ptrdiff_t outStride, ptrdiff_t outCount);

  /// `out =` the sum of some rows' parts of `width` integers, each times its row's scale. The part
  /// of row `i` begins at `offset + i × width`, its scale stands at `scales[i][scaleOffset]`.
  void (*_Nonnull addScaled)(
      const int16_t *_Nonnull const *_Nonnull rows, ptrdiff_t offset,
      const float *_Nonnull const *_Nonnull scales, ptrdiff_t scaleOffset, ptrdiff_t count,
      ptrdiff_t width, float *_Nonnull out);

  /// `values = max(values + bias, 0) + bypass`.
  void (*_Nonnull activate)(
      float *_Nonnull values, const float *_Nonnull bias, const float *_Nonnull bypass,
      ptrdiff_t width);

  /// Adds two rows side by side, together brought to mean 0 and variance 1, to a row of sums.
  void (*_Nonnull addNormed)(
      const float *_Nonnull first, ptrdiff_t firstWidth, const float *_Nonnull second,
      ptrdiff_t secondWidth, float epsilon, float *_Nonnull sums);

  /// Finds the places that at least `least` of some sets of bits have, at least one: of the sets
  /// given, and of `words` more that are counted already. Returns how many it found; their numbers
  /// and in how many sets they are stand in `found` and `counts`, in rising order, with room for 512
  /// a row.
  ///
  /// A row is 512 bits of a set, and of the counts a row of ones, one of twos and so on, `planes` of
  /// them; rows from `first` up to `end` are looked at, and their counts made zero. `planes` hold
  /// `words`; `setCount` and `words` are less than 2²⁴ together.
  ptrdiff_t (*_Nonnull countBits)(
      const uint64_t *_Nonnull const *_Nullable sets, ptrdiff_t setCount,
      uint64_t *_Nullable counted, ptrdiff_t planes, ptrdiff_t words, ptrdiff_t first,
      ptrdiff_t end, ptrdiff_t least, uint32_t *_Nonnull found, uint32_t *_Nonnull counts);
} CKernels;

/// The loops for the best instruction set this processor has. The environment variable
/// `TARJUMAN_KERNELS` may name another: `avx512`, `avx2` or `portable`.
const CKernels *_Nonnull ckernels_best(void);

/// The loops for an instruction set by name; null if this processor lacks it.
const CKernels *_Nullable ckernels_named(const char *_Nonnull name);

#endif
