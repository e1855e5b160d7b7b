// igraph's functions, looked up in its library when the first of them is wanted: the library brings
// two dozen others along, which a program that asks for no measure need not wait for, or have.
#ifndef COMENTION_CIGRAPH_SHIM_H
#define COMENTION_CIGRAPH_SHIM_H

#include <dlfcn.h>
#include <stddef.h>

#if !__has_include(<igraph/igraph.h>)
#error "igraph was not found; run scripts/setup, or build without it: swift build --disable-default-traits"
#endif
#include <igraph/igraph.h>

#define COMENTION_IGRAPH(each) \
  each(betweenness_subset) each(community_leiden) each(connected_components) each(create) \
  each(destroy) each(distances_dijkstra) each(layout_fruchterman_reingold) \
  each(matrix_destroy) each(matrix_init) each(matrix_size) each(modularity) each(pagerank) \
  each(rng_default) each(rng_seed) each(set_error_handler) each(set_interruption_handler) \
  each(set_warning_handler) each(strength) each(strerror) each(vector_destroy) \
  each(vector_init) each(vector_int_destroy) each(vector_int_init) each(vector_int_size) \
  each(vector_int_view) each(vector_size) each(vector_view) each(version) each(vss_all) \
  each(vss_vector) each(warning_handler_ignore)

// The functions, called as igraph calls them but for the prefix.
typedef struct {
#define COMENTION_FIELD(name) __typeof__(igraph_##name) *name;
  COMENTION_IGRAPH(COMENTION_FIELD)
#undef COMENTION_FIELD
  __typeof__(IGRAPH_FINALLY_FREE) *finally_free;
  // OpenMP's, which igraph computes PageRank with; null in an igraph that was built without it.
  int (*threads)(void);
  void (*set_threads)(int);
} comention_igraph_t;

// Fills in the functions. Returns what is wrong, or null: the library is not there, or its functions
// may not be those that igraph.h describes.
static inline const char *_Nullable comention_loadIgraph(comention_igraph_t *_Nonnull igraph) {
  void *library = NULL;
  // Their versions follow those of the functions; the last is there where igraph.h is.
  const char *names[] = {"libigraph.so.3", "libigraph.so.4", "libigraph.so.5", "libigraph.so"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!(library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL))) continue;
    int major = -1, minor = -1;
    __typeof__(igraph_version) *version =
      (__typeof__(igraph_version) *)dlsym(library, "igraph_version");
    if (version) version(NULL, &major, &minor, NULL);
    if (major == IGRAPH_VERSION_MAJOR && minor == IGRAPH_VERSION_MINOR) break;
    dlclose(library);
    library = NULL;
  }
  if (!library) return "its library was not found";
#define COMENTION_FIND(name) \
  if (!(igraph->name = (__typeof__(igraph_##name) *)dlsym(library, "igraph_" #name))) \
    return "its library has no igraph_" #name;
  COMENTION_IGRAPH(COMENTION_FIND)
#undef COMENTION_FIND
  igraph->finally_free =
    (__typeof__(IGRAPH_FINALLY_FREE) *)dlsym(library, "IGRAPH_FINALLY_FREE");
  if (!igraph->finally_free) return "its library has no IGRAPH_FINALLY_FREE";
  igraph->threads = (int (*)(void))dlsym(library, "omp_get_max_threads");
  igraph->set_threads = (void (*)(int))dlsym(library, "omp_set_num_threads");
  return NULL;
}

#endif
