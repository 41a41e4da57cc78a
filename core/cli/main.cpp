#include "cli/program.h"

int main(int argc, char** argv) {
  return qianzi::cli::run(argc, argv);
}
