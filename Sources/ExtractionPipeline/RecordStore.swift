import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif
