// What Swift cannot call in libxml2: macros, variadic functions and mutable function globals.
#ifndef COMENTION_CLIBXML2_SHIM_H
#define COMENTION_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose headers clash with those of Foundation's own ICU in a
// file that imports both. All that they decide is the end of a struct that is never looked into.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>

static inline void comention_xmlFree(void *memory) { xmlFree(memory); }

// Where the start tag begins that a SAX2 callback is about; libxml2 itself tells only where the
// tag ends. No '<' can stand inside a tag. The column is 0 if it is not known.
static inline void comention_startTagPlace(xmlParserCtxtPtr parser, int *line, int *column) {
  const xmlParserInput *input = parser->input;
  const xmlChar *start = input->cur;
  int lines = 0;
  while (start > input->base && *start != '<') {
    start--;
    if (*start == '\n') lines++;
  }
  *line = input->line - lines;
  *column = lines == 0 ? input->col - (int)(input->cur - start) : 0;
  if (lines > 0) {
    const xmlChar *lineStart = start;
    while (lineStart > input->base && lineStart[-1] != '\n') lineStart--;
    if (lineStart > input->base) *column = (int)(start - lineStart) + 1;
  }
  if (*column < 1) *column = 0;
}

#endif
