// Runs the program its first argument names, and nothing else: the least a launcher can be.
#include <unistd.h>

int main(int argc, char** argv) {
  if (argc > 1) execv(argv[1], argv + 1);
  return 127;
}
