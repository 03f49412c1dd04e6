// The loops themselves, included once for each instruction set.
//
// Who includes this has defined LANES, the numbers of a vector; ROWS and VECTORS, the block of
// results held in registers (VECTORS × LANES is a multiple of a panel); KERNELS, the name of the
// table; `spread`, a vector of one integer; and `dot`, which adds to each 32-bit sum the products
// of two pairs of 16-bit integers.

#define EVERY _Pragma("clang loop unroll(full)") for

typedef float floats __attribute__((vector_size(LANES * 4)));
typedef int16_t shorts __attribute__((vector_size(LANES * 2)));

static inline floats load(const float *at) {
  floats values;
  __builtin_memcpy(&values, at, sizeof values);
  return values;
}

static inline void store(float *at, floats values) { __builtin_memcpy(at, &values, sizeof values); }

static inline float total(floats values) {
  float sum = 0;
  EVERY (int lane = 0; lane < LANES; lane++) sum += values[lane];
  return sum;
}

static void quantise(
    const float *rows, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t width, int16_t *integers,
    ptrdiff_t integersStride, float *scales, ptrdiff_t scalesStride) {
  for (ptrdiff_t row = 0; row < count; row++) {
    const float *values = rows + row * stride;
    floats most = {0}, squares = {0};
    for (ptrdiff_t column = 0; column < width; column += LANES) {
      const floats value = load(values + column);
      most = __builtin_elementwise_max(most, __builtin_elementwise_abs(value));
      squares += value * value;
    }
    const float byNorm = __builtin_sqrtf(total(squares)) / CKERNELS_NORM_LIMIT;
    const float bySize = __builtin_reduce_max(most) / INT16_MAX;
    const float scale = byNorm > bySize ? byNorm : bySize;
    const float factor = scale > 0 ? 1 / scale : 0;
    scales[row * scalesStride] = scale;
    // Added to 1.5·2²³, a small number is rounded to an integer in the lowest bits.
    const float magic = 12582912;
    for (ptrdiff_t column = 0; column < width; column += LANES) {
      const ints bits = (ints)(load(values + column) * factor + magic);
      const shorts rounded = __builtin_convertvector(bits, shorts);
      __builtin_memcpy(integers + row * integersStride + column, &rounded, sizeof rounded);
    }
  }
}

typedef struct {
  const int16_t *rows;
  const float *rowScales;
  const int16_t *matrix;
  const float *columnScales;
  ptrdiff_t depth;
  float *const *out;
  ptrdiff_t offset;
} Product;

// The results of `count` rows in VECTORS vectors of columns, held in registers all through the
// depth.
static inline __attribute__((always_inline)) void block(
    const Product *product, const int count, ptrdiff_t firstRow, ptrdiff_t firstColumn) {
  const ptrdiff_t depth = product->depth;
  const int16_t *rows = product->rows + firstRow * depth;
  const int16_t *matrix = product->matrix + firstColumn * depth;
  ints sums[ROWS][VECTORS];
  EVERY (int row = 0; row < count; row++)
    EVERY (int vector = 0; vector < VECTORS; vector++) sums[row][vector] = (ints){0};
  for (ptrdiff_t place = 0; place < depth; place += 2) {
    ints columns[VECTORS];
    EVERY (int vector = 0; vector < VECTORS; vector++) {
      const int panel = vector * LANES / CKERNELS_PANEL * CKERNELS_PANEL;
      const int16_t *pairs = matrix + panel * depth + place * CKERNELS_PANEL;
      __builtin_memcpy(&columns[vector], pairs + (vector * LANES - panel) * 2, sizeof(ints));
    }
    EVERY (int row = 0; row < count; row++) {
      int32_t pair;
      __builtin_memcpy(&pair, rows + row * depth + place, sizeof pair);
      EVERY (int vector = 0; vector < VECTORS; vector++)
        sums[row][vector] = dot(sums[row][vector], spread(pair), columns[vector]);
    }
  }
  EVERY (int row = 0; row < count; row++)
    EVERY (int vector = 0; vector < VECTORS; vector++) {
      const ptrdiff_t column = firstColumn + vector * LANES;
      const floats scales = load(product->columnScales + column);
      const floats sum = __builtin_convertvector(sums[row][vector], floats);
      store(
          product->out[firstRow + row] + product->offset + column,
          sum * product->rowScales[firstRow + row] * scales);
    }
}

static void multiply(
    const int16_t *rows, const float *rowScales, ptrdiff_t count, const int16_t *matrix,
    const float *columnScales, ptrdiff_t columns, ptrdiff_t depth, float *const *out,
    ptrdiff_t offset) {
  const Product product = {rows, rowScales, matrix, columnScales, depth, out, offset};
  for (ptrdiff_t column = 0; column < columns; column += VECTORS * LANES) {
    ptrdiff_t row = 0;
    for (; row + ROWS <= count; row += ROWS) block(&product, ROWS, row, column);
    for (; row + ROWS / 3 <= count; row += ROWS / 3) block(&product, ROWS / 3, row, column);
    for (; row < count; row++) block(&product, 1, row, column);
  }
}

static void combine(
    const float *factors, const float *rows, ptrdiff_t stride, ptrdiff_t count, ptrdiff_t width,
    float *out, ptrdiff_t outStride, ptrdiff_t outCount) {
  enum { vectors = 64 / LANES < 4 ? 64 / LANES : 4 };
  for (ptrdiff_t column = 0; column < width; column += vectors * LANES)
    for (ptrdiff_t result = 0; result < outCount; result++) {
      floats sums[vectors];
      EVERY (int vector = 0; vector < vectors; vector++) sums[vector] = (floats){0};
      for (ptrdiff_t row = 0; row < count; row++) {
        const float factor = factors[result * count + row];
        EVERY (int vector = 0; vector < vectors; vector++)
          sums[vector] += load(rows + row * stride + column + vector * LANES) * factor;
      }
      EVERY (int vector = 0; vector < vectors; vector++)
        store(out + result * outStride + column + vector * LANES, sums[vector]);
    }
}

static void addScaled(
    const int16_t *const *rows, ptrdiff_t offset, const float *const *scales,
    ptrdiff_t scaleOffset, ptrdiff_t count, ptrdiff_t width, float *out) {
  for (ptrdiff_t column = 0; column < width; column += LANES) {
    floats sum = {0};
    for (ptrdiff_t row = 0; row < count; row++) {
      shorts values;
      __builtin_memcpy(&values, rows[row] + offset + row * width + column, sizeof values);
      sum += __builtin_convertvector(__builtin_convertvector(values, ints), floats) *
          scales[row][scaleOffset];
    }
    store(out + column, sum);
  }
}

static void activate(
    float *values, const float *bias, const float *bypass, ptrdiff_t width) {
  for (ptrdiff_t column = 0; column < width; column += LANES) {
    const floats sum = load(values + column) + load(bias + column);
    const floats rectified = __builtin_elementwise_max(sum, (floats){0});
    store(values + column, rectified + load(bypass + column));
  }
}

static void addNormed(
    const float *first, ptrdiff_t firstWidth, const float *second, ptrdiff_t secondWidth,
    float epsilon, float *sums) {
  const float *const rows[] = {first, second};
  const ptrdiff_t widths[] = {firstWidth, secondWidth};
  floats values = {0}, squares = {0};
  EVERY (int part = 0; part < 2; part++)
    for (ptrdiff_t column = 0; column < widths[part]; column += LANES)
      values += load(rows[part] + column);
  const float mean = total(values) / (firstWidth + secondWidth);
  EVERY (int part = 0; part < 2; part++)
    for (ptrdiff_t column = 0; column < widths[part]; column += LANES) {
      const floats distance = load(rows[part] + column) - mean;
      squares += distance * distance;
    }
  const float variance = total(squares) / (firstWidth + secondWidth);
  const float scale = 1 / __builtin_sqrtf(variance + epsilon);
  EVERY (int part = 0; part < 2; part++) {
    float *out = sums + part * firstWidth;
    for (ptrdiff_t column = 0; column < widths[part]; column += LANES)
      store(out + column, load(out + column) + (load(rows[part] + column) - mean) * scale);
  }
}

#define WORDS (LANES / 2)
#define ROW 8

typedef uint64_t bits __attribute__((vector_size(LANES * 4)));

static inline bits loadBits(const uint64_t *at) {
  bits values;
  __builtin_memcpy(&values, at, sizeof values);
  return values;
}

static inline ptrdiff_t placesOf(ptrdiff_t most) { return 64 - __builtin_clzll(most); }

// Adds two sets in one step: a place's new one is told by three ones, its carry by any two of them
// (a full adder; its carry is then added to the twos).
static ptrdiff_t countBits(
    const uint64_t *const *sets, ptrdiff_t setCount, uint64_t *counted, ptrdiff_t planes,
    ptrdiff_t words, ptrdiff_t first, ptrdiff_t end, ptrdiff_t least, uint32_t *found,
    uint32_t *counts) {
  const bits none = {0};
  const ptrdiff_t all = placesOf(words + setCount);
  ptrdiff_t foundCount = 0;
  for (ptrdiff_t row = first; row < end; row++) {
    for (ptrdiff_t word = 0; word < ROW; word += WORDS) {
      bits sums[24] = {none, none};
      bits some = none;
      for (ptrdiff_t plane = 0; plane < planes; plane++) {
        uint64_t *at = counted + (row * planes + plane) * ROW + word;
        sums[plane] = loadBits(at);
        some |= sums[plane];
        __builtin_memcpy(at, &none, sizeof none);
      }
      if (setCount < least && __builtin_reduce_or(some) == 0) continue;
      for (ptrdiff_t plane = planes; plane < all; plane++) sums[plane] = none;
      const ptrdiff_t offset = row * ROW + word;
      for (ptrdiff_t set = 0; set < setCount; set += 2) {
        const bits one = loadBits(sets[set] + offset);
        const bits other = set + 1 < setCount ? loadBits(sets[set + 1] + offset) : none;
        const bits both = one ^ other;
        bits carry = (one & other) | (sums[0] & both);
        sums[0] ^= both;
        const ptrdiff_t reached = set + 2 < setCount ? placesOf(words + set + 2) : all;
        for (ptrdiff_t plane = 1; plane < reached; plane++) {
          const bits sum = sums[plane];
          sums[plane] = sum ^ carry;
          carry &= sum;
        }
      }
      // From the lowest place up: a higher one decides over all below it.
      bits reaching = ~none;
      for (ptrdiff_t plane = 0; plane < all; plane++)
        reaching = least >> plane & 1 ? sums[plane] & reaching : sums[plane] | reaching;
      if (__builtin_reduce_or(reaching) == 0) continue;
      for (ptrdiff_t part = 0; part < WORDS; part++) {
        for (uint64_t rest = reaching[part]; rest != 0; rest &= rest - 1) {
          const int place = __builtin_ctzll(rest);
          uint32_t count = 0;
          for (ptrdiff_t plane = 0; plane < all; plane++)
            count |= (uint32_t)(sums[plane][part] >> place & 1) << plane;
          found[foundCount] = (uint32_t)((offset + part) * 64 + place);
          counts[foundCount] = count;
          foundCount++;
        }
      }
    }
  }
  return foundCount;
}

const CKernels KERNELS = {
    NAME, quantise, multiply, combine, addScaled, activate, addNormed, countBits};
