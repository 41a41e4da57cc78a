#include "cli/program.h"

#include <malloc.h>

int main(int argc, char** argv) {
  // OPTIMIZATION: blocks of a page's size that come and go stay with the process. glibc gives them
  // back at every turn and has them zeroed again, which took 4 % of a run.
  constexpr int kept = 256 << 20;
  static_cast<void>(mallopt(M_MMAP_THRESHOLD, 32 << 20));
  static_cast<void>(mallopt(M_TRIM_THRESHOLD, kept));
  return qianzi::cli::run(argc, argv);
}
