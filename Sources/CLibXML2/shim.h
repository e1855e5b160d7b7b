// What Swift cannot call in libxml2: macros, variadic functions and mutable function globals.
#ifndef COMENTION_CLIBXML2_SHIM_H
#define COMENTION_CLIBXML2_SHIM_H

// Debian's libxml2 is built with ICU, whose headers clash with those of Foundation's own ICU in a
// file that imports both. All that they decide is the end of a struct that is never looked into.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <fcntl.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlwriter.h>
#include <string.h>
#include <unistd.h>

static inline void comention_prefetch(const void *memory) { __builtin_prefetch(memory); }

static inline void comention_xmlFree(void *memory) { xmlFree(memory); }

// The last '<' between two places, or else the first of them.
static inline const xmlChar *comention_lastTagStart(const xmlChar *first, const xmlChar *end) {
#ifdef __linux__
  // Declared by the system only to those who ask for all of its extensions.
  extern void *memrchr(const void *, int, size_t);
  const xmlChar *found = memrchr(first, '<', (size_t)(end - first));
  return found ? found : first;
#else
  while (end > first && *end != '<') end--;
  return end;
#endif
}

// A pipe whose ends a child process gets only if it is told to.
static inline int comention_pipe(int *ends) {
#ifdef __linux__
  // Declared by the system only to those who ask for all of its extensions.
  extern int pipe2(int *, int);
  return pipe2(ends, O_CLOEXEC);
#else
  int code = pipe(ends);
  for (int end = 0; code == 0 && end < 2; end++) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  return code;
#endif
}

// How many characters of UTF-8 there are between two places, which is how libxml2 counts columns.
static inline int comention_characters(const xmlChar *first, const xmlChar *end) {
  int count = 0;
  // Nearly all are ASCII: eight at a time.
  for (unsigned long long word; end - first >= 8; first += 8, count += 8) {
    memcpy(&word, first, 8);
    if (word & 0x8080808080808080ULL) break;
  }
  for (; first < end; first++) count += (*first & 0xC0) != 0x80;
  return count;
}

// Where the start tag begins that a SAX2 callback is about; libxml2 itself tells only where the
// tag ends. No '<' can stand inside a tag. The column is 0 if it is not known.
static inline void comention_startTagPlace(xmlParserCtxtPtr parser, int *line, int *column) {
  const xmlParserInput *input = parser->input;
  const xmlChar *end = input->cur;
  const xmlChar *start = comention_lastTagStart(input->base, end);
  int lines = 0;
  for (const xmlChar *next = start; (next = memchr(next, '\n', (size_t)(end - next))); next++) lines++;
  *line = input->line - lines;
  *column = lines == 0 ? input->col - comention_characters(start, end) : 0;
  if (lines > 0) {
    const xmlChar *lineStart = start;
    while (lineStart > input->base && lineStart[-1] != '\n') lineStart--;
    // The beginning of what is in memory may be anywhere in its line, but for that of the document.
    if (lineStart > input->base || input->consumed == 0) *column = comention_characters(lineStart, start) + 1;
  }
  if (*column < 1) *column = 0;
}

#endif
