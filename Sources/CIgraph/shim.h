// What Swift cannot call around igraph: OpenMP, which igraph computes PageRank with.
#ifndef COMENTION_CIGRAPH_SHIM_H
#define COMENTION_CIGRAPH_SHIM_H

#include <dlfcn.h>

#if !__has_include(<igraph.h>)
#error "igraph was not found; run scripts/setup, or build without it: swift build --disable-default-traits"
#endif
#include <igraph.h>

// How many threads OpenMP may use for what this thread asks; returns how many it could before.
// Looked up by name, since an igraph that was built without OpenMP does not bring it along.
static inline int comention_setThreads(int count) {
  int (*get)(void) = (int (*)(void))dlsym((void *)0, "omp_get_max_threads");
  void (*set)(int) = (void (*)(int))dlsym((void *)0, "omp_set_num_threads");
  if (!get || !set) return count;
  int before = get();
  set(count);
  return before;
}

#endif
