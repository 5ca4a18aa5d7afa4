// spawn_loop: runs jobs of several contenders in turn and times each from before its spawn to after
// its wait, so that whatever else the machine does hits all contenders alike.
//
//   spawn_loop SPEC ROUNDS SOCKET >RESULTS
//
// SPEC has one record a line, fields separated by tabs:
//   cwd    DIRECTORY                       where everything runs
//   set    CONTENDER NAME=VALUE            a variable for its jobs
//   check  ITEM FILE REFERENCE             FILE is moved away before and compared after each job of
//                                          ITEM; REFERENCE "-": only moved away
//   job    CONTENDER ITEM PROGRAM [ARG]... PROGRAM is a path, or one of
//            @spawn PROGRAM    as PROGRAM alone
//            @trip             connect to an echo process, 8 KB there, 200 B back, close
//            @copy             the reference of the item's first check copied to a new FILE
//            @floor PROGRAM    the three, one after the other: what no cache hit can do without
// Contenders take turns on each item, in an order drawn anew each time (but the same in each run), so
// that what one leaves in the processor's caches is for all the others to find. Items are numbered from 0.
//
// RESULTS, one job a line, tabs: contender, item, round, nanoseconds, instructions in user mode of
// the job and its children (-1: this machine does not count them; what a daemon does for it is not
// in), wait status, 1 when all checked files are as their references, else 0 (-1: none checked).
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/perf_event.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { kMaxContenders = 32, kMaxItems = 4096, kMaxChecks = 256, kMaxArgs = 256, kMaxSet = 32 };
enum { kRequestSize = 8192, kReplySize = 200 };

struct Check {
  const char* file;
  const char* reference;
};

struct Item {
  struct Check checks[kMaxChecks];
  int check_count;
};

struct Contender {
  const char* name;
  char* set[kMaxSet];
  int set_count;
  char** environment;
  char** jobs[kMaxItems];  // argument lists; NULL: none for this item
};

static struct Contender contenders[kMaxContenders];
static int contender_count;
static struct Item items[kMaxItems];
static int item_count;
static int counter = -1;
static struct sockaddr_un echo_address = {.sun_family = AF_UNIX};
static posix_spawn_file_actions_t quiet;

extern char** environ;

static void fail(const char* what) {
  fprintf(stderr, "spawn_loop: %s: %s\n", what, strerror(errno));
  exit(2);
}

// ---- the specification --------------------------------------------------------------------------

static struct Contender* contender_named(const char* name) {
  for (int i = 0; i < contender_count; ++i) {
    if (strcmp(contenders[i].name, name) == 0) return &contenders[i];
  }
  if (contender_count == kMaxContenders) fail("too many contenders");
  contenders[contender_count].name = strdup(name);
  return &contenders[contender_count++];
}

static int item_numbered(const char* text) {
  const int item = atoi(text);
  if (item < 0 || item >= kMaxItems) fail("item out of range");
  if (item >= item_count) item_count = item + 1;
  return item;
}

static void read_record(char** field, int count) {
  if (strcmp(field[0], "cwd") == 0 && count == 2) {
    if (chdir(field[1]) != 0) fail(field[1]);
  } else if (strcmp(field[0], "set") == 0 && count == 3) {
    struct Contender* c = contender_named(field[1]);
    if (c->set_count == kMaxSet) fail("too many variables");
    c->set[c->set_count++] = strdup(field[2]);
  } else if (strcmp(field[0], "check") == 0 && count == 4) {
    struct Item* item = &items[item_numbered(field[1])];
    if (item->check_count == kMaxChecks) fail("too many checks");
    item->checks[item->check_count++] = (struct Check){strdup(field[2]), strdup(field[3])};
  } else if (strcmp(field[0], "job") == 0 && count >= 4) {
    char** argv = calloc((size_t)count, sizeof *argv);
    for (int i = 3; i < count; ++i) argv[i - 3] = strdup(field[i]);
    contender_named(field[1])->jobs[item_numbered(field[2])] = argv;
  } else {
    errno = EINVAL;
    fail(field[0]);
  }
}

static void read_spec(const char* path) {
  FILE* in = fopen(path, "r");
  if (!in) fail(path);
  char* line = NULL;
  size_t capacity = 0;
  while (getline(&line, &capacity, in) > 0) {
    line[strcspn(line, "\n")] = '\0';
    char* field[kMaxArgs] = {line};
    int count = 0;
    for (char* rest = line; rest && count < kMaxArgs;) field[count++] = strsep(&rest, "\t");
    read_record(field, count);
  }
  free(line);
  fclose(in);
}

static int same_name(const char* a, const char* b) {
  const size_t n = strcspn(a, "=");
  return strncmp(a, b, n) == 0 && b[n] == '=';
}

// The caller's environment, with what the contender sets.
static void make_environment(struct Contender* c) {
  int n = 0, out = 0;
  while (environ[n]) ++n;
  c->environment = calloc((size_t)(n + c->set_count) + 1, sizeof(char*));
  for (int i = 0; i < n; ++i) {
    int replaced = 0;
    for (int j = 0; j < c->set_count; ++j) replaced |= same_name(c->set[j], environ[i]);
    if (!replaced) c->environment[out++] = environ[i];
  }
  for (int j = 0; j < c->set_count; ++j) c->environment[out++] = c->set[j];
}

// ---- the echo process ---------------------------------------------------------------------------

static void serve(int listener) {
  static char request[kRequestSize], reply[kReplySize];
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (;;) {
    const int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0) continue;
    size_t have = 0;
    for (ssize_t n; have < sizeof request && (n = read(fd, request, sizeof request)) > 0;) {
      have += (size_t)n;
    }
    if (write(fd, reply, sizeof reply) < 0) perror("echo");
    close(fd);
  }
}

static void start_echo(const char* path) {
  if (strlen(path) >= sizeof echo_address.sun_path) {
    errno = ENAMETOOLONG;
    fail(path);
  }
  strcpy(echo_address.sun_path, path);
  unlink(path);
  const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener < 0 || bind(listener, (struct sockaddr*)&echo_address, sizeof echo_address) != 0 ||
      listen(listener, 8) != 0) {
    fail(path);
  }
  const pid_t pid = fork();
  if (pid < 0) fail("fork");
  if (pid == 0) serve(listener);  // ends with its parent
  close(listener);
}

// ---- the parts of the floor ---------------------------------------------------------------------

static int spawn(char** argv, char** environment) {
  pid_t pid;
  const int error = posix_spawn(&pid, argv[0], &quiet, NULL, argv, environment);
  if (error) {
    errno = error;
    fail(argv[0]);
  }
  int status;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid");
  }
  return status;
}

static void trip(void) {
  static char request[kRequestSize], reply[kReplySize];
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0 || connect(fd, (struct sockaddr*)&echo_address, sizeof echo_address) != 0) fail("connect");
  if (write(fd, request, sizeof request) != (ssize_t)sizeof request) fail("write");
  size_t have = 0;
  for (ssize_t n; have < sizeof reply && (n = read(fd, reply, sizeof reply)) > 0;) have += (size_t)n;
  close(fd);
}

static void copy(const struct Check* check) {
  const int from = open(check->reference, O_RDONLY | O_CLOEXEC);
  struct stat st;
  if (from < 0 || fstat(from, &st) != 0) fail(check->reference);
  unlink(check->file);
  const int to = open(check->file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (to < 0) fail(check->file);
  for (off_t left = st.st_size; left > 0;) {
    const ssize_t n = copy_file_range(from, NULL, to, NULL, (size_t)left, 0);
    if (n <= 0) fail("copy_file_range");
    left -= n;
  }
  close(to);
  close(from);
}

// To a directory beside the socket. Not unlinked: ext4 without a journal passes over each inode that
// was freed in the last seconds when it makes a file, so that hundreds of removals a second would
// show in everybody's time.
static void put_away(const char* path) {
  static unsigned long count;
  char name[sizeof echo_address.sun_path + 32];
  snprintf(name, sizeof name, "%s.removed", echo_address.sun_path);
  if (count++ == 0 && mkdir(name, 0700) != 0 && errno != EEXIST) fail(name);
  snprintf(name, sizeof name, "%s.removed/%lu", echo_address.sun_path, count);
  if (rename(path, name) != 0 && errno != ENOENT) fail(path);
}

// ---- the measurement ----------------------------------------------------------------------------

// Counts of children reach their parent when they end, so differences of one counter do.
static void open_counter(void) {
  struct perf_event_attr attr = {.type = PERF_TYPE_HARDWARE,
                                 .size = sizeof attr,
                                 .config = PERF_COUNT_HW_INSTRUCTIONS,
                                 .inherit = 1,
                                 .exclude_kernel = 1,
                                 .exclude_hv = 1};
  counter = (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static long long instructions(void) {
  long long n = 0;
  if (counter < 0 || read(counter, &n, sizeof n) != (ssize_t)sizeof n) return -1;
  return n;
}

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int run(char** argv, char** environment, const struct Item* item) {
  if (argv[0][0] != '@') return spawn(argv, environment);
  if (strcmp(argv[0], "@spawn") == 0) return spawn(argv + 1, environment);
  if (strcmp(argv[0], "@trip") == 0) return trip(), 0;
  if (strcmp(argv[0], "@copy") == 0) return copy(&item->checks[0]), 0;
  if (strcmp(argv[0], "@floor") != 0) fail(argv[0]);
  const int status = spawn(argv + 1, environment);
  trip();
  copy(&item->checks[0]);
  return status;
}

static int same_content(const char* a, const char* b) {
  static char x[1 << 16], y[1 << 16];
  FILE* f = fopen(a, "rb");
  FILE* g = fopen(b, "rb");
  int same = f && g;
  while (same) {
    const size_t n = fread(x, 1, sizeof x, f), m = fread(y, 1, sizeof y, g);
    same = n == m && memcmp(x, y, n) == 0;
    if (n == 0) break;
  }
  if (f) fclose(f);
  if (g) fclose(g);
  return same;
}

static void shuffle(int* order) {
  static unsigned state = 1;
  for (int i = contender_count - 1; i > 0; --i) {
    state = state * 1664525u + 1013904223u;
    const int j = (int)((state >> 16) % (unsigned)(i + 1));
    const int other = order[i];
    order[i] = order[j];
    order[j] = other;
  }
}

static void measure(const struct Contender* c, int item_index, int round) {
  const struct Item* item = &items[item_index];
  char** argv = c->jobs[item_index];
  for (int i = 0; i < item->check_count; ++i) put_away(item->checks[i].file);

  const long long instructions_before = instructions();
  const long long begin = now();
  const int status = run(argv, c->environment, item);
  const long long end = now();
  const long long counted = counter < 0 ? -1 : instructions() - instructions_before;

  int identical = -1;
  for (int i = 0; i < item->check_count && argv[0][0] != '@'; ++i) {
    const struct Check* check = &item->checks[i];
    if (strcmp(check->reference, "-") == 0) continue;
    identical = identical != 0 && same_content(check->file, check->reference);
  }
  printf("%s\t%d\t%d\t%lld\t%lld\t%d\t%d\n", c->name, item_index, round, end - begin, counted, status,
         identical);
}

int main(int argc, char** argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: spawn_loop SPEC ROUNDS SOCKET\n");
    return 2;
  }
  start_echo(argv[3]);
  read_spec(argv[1]);
  for (int i = 0; i < contender_count; ++i) make_environment(&contenders[i]);
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  if (getenv("SPAWN_LOOP_QUIET")) posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
  open_counter();

  const int rounds = atoi(argv[2]);
  int order[kMaxContenders];
  for (int i = 0; i < contender_count; ++i) order[i] = i;
  for (int round = 0; round < rounds; ++round) {
    for (int item = 0; item < item_count; ++item) {
      shuffle(order);
      for (int i = 0; i < contender_count; ++i) {
        const struct Contender* c = &contenders[order[i]];
        if (c->jobs[item]) measure(c, item, round);
      }
    }
  }
  return 0;
}
