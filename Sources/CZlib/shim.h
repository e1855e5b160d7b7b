// What Swift cannot call in zlib: macros.
#ifndef COMENTION_CZLIB_SHIM_H
#define COMENTION_CZLIB_SHIM_H

#include <zlib.h>

static inline int comention_inflateInit(z_streamp stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

// 15 is the largest window, 16 asks for a gzip header, 8 is zlib's own choice of memory.
static inline int comention_deflateInit(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
