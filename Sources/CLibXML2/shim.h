// What Swift cannot call in libxml2: macros, variadic functions and mutable function globals.
#ifndef COMENTION_CLIBXML2_SHIM_H
#define COMENTION_CLIBXML2_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

static inline void comention_xmlFree(void *memory) { xmlFree(memory); }

#endif
