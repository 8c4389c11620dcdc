// Stands between a program and its disk (LD_PRELOAD). Two things, each on its own:
//   SHIM_ROOT, SHIM_LOG  writes down, in one order, what is done to the files below a folder, so that the disk can be rebuilt as it was
//                        at any moment;
//   SHIM_ROOT, SHIM_SWITCH  while that file exists, operations fail: "W 28" every write with errno 28, "S 5" every sync with errno 5.
// A record of the log: char op; int32 file; int64 offset; int64 length; data. Ops: Name, Write, Sync, Truncate, Unlink, Rename (the
// data is the new name). Files that are only memory (-shm) are left out.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;
static const char *root, *trouble;
static int file_of[MOST];
static char appends[MOST];
static char *names[MOST];
static int known = 0;
static ssize_t (*real_write)(int, const void *, size_t);

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
    if (real_write) return;
    real_write = dlsym(RTLD_NEXT, "write");
    root = getenv("SHIM_ROOT");
    trouble = getenv("SHIM_SWITCH");
    const char *log = getenv("SHIM_LOG");
    if (log && root) {
        int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        log_fd = real_open(log, O_CREAT | O_WRONLY | O_APPEND, 0644);
    }
}

static void record(char op, int file, int64_t at, int64_t length, const void *data, size_t size) {
    if (log_fd < 0) return;
    char head[21];
    int32_t number = file;
    head[0] = op;
    memcpy(head + 1, &number, 4);
    memcpy(head + 5, &at, 8);
    memcpy(head + 13, &length, 8);
    struct iovec parts[2] = {{head, 21}, {(void *)data, size}};
    static ssize_t (*real_writev)(int, const struct iovec *, int);
    if (!real_writev) real_writev = dlsym(RTLD_NEXT, "writev");
    if (real_writev(log_fd, parts, size ? 2 : 1) != (ssize_t)(21 + size)) abort();
}

static int numbered(const char *path) {
    for (int i = 0; i < known; i++)
        if (!strcmp(names[i], path)) return i + 1;
    if (known == MOST) abort();
    names[known++] = strdup(path);
    record('N', known, 0, strlen(path), path, strlen(path));
    return known;
}

static int below(const char *path) { return root && !strncmp(path, root, strlen(root)); }

static void opened(int fd, const char *path, int flags) {
    if (fd < 0 || fd >= MOST) return;
    char whole[4097] = {0};
    file_of[fd] = 0;
    if (!realpath(path, whole) || !below(whole) || strstr(whole, "-shm")) return;
    struct stat kind;
    if (stat(whole, &kind) || !S_ISREG(kind.st_mode)) return;
    pthread_mutex_lock(&mutex);
    file_of[fd] = numbered(whole);
    appends[fd] = (flags & O_APPEND) != 0;
    if (flags & O_TRUNC) record('T', file_of[fd], 0, 0, 0, 0);
    pthread_mutex_unlock(&mutex);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        begin(); \
        va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
        REAL(int, #name, const char *, int, ...); \
        int fd = real(path, flags, mode); \
        opened(fd, path, flags); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        begin(); \
        va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); \
        REAL(int, #name, int, const char *, int, ...); \
        int fd = real(folder, path, flags, mode); \
        if (folder == AT_FDCWD || path[0] == '/') opened(fd, path, flags); \
        return fd; \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
    begin();
    if (fd >= 0 && fd < MOST) file_of[fd] = 0;
    REAL(int, "close", int);
    return real(fd);
}

static int followed(int fd) { return root && fd >= 0 && fd < MOST ? file_of[fd] : 0; }

// What the switch says of this operation: an errno, or 0.
static int failing(char op) {
    if (!trouble) return 0;
    static int (*real_open)(const char *, int, ...);
    if (!real_open) real_open = dlsym(RTLD_NEXT, "open");
    int fd = real_open(trouble, O_RDONLY);
    if (fd < 0) return 0;
    char said[16] = {0};
    ssize_t got = read(fd, said, sizeof said - 1);
    close(fd);
    return got > 2 && said[0] == op ? atoi(said + 2) : 0;
}

#define FAIL(op) \
    { int error = failing(op); if (error) { errno = error; return -1; } }

ssize_t write(int fd, const void *data, size_t size) {
    begin();
    int file = followed(fd);
    if (!file) return real_write(fd, data, size);
    FAIL('W')
    pthread_mutex_lock(&mutex);
    off_t at = lseek(fd, 0, appends[fd] ? SEEK_END : SEEK_CUR);
    ssize_t done = real_write(fd, data, size);
    if (done > 0) record('W', file, at, done, data, done);
    pthread_mutex_unlock(&mutex);
    return done;
}

static ssize_t write_at(int fd, const void *data, size_t size, off_t at) {
    begin();
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
    int file = followed(fd);
    if (!file) return real(fd, data, size, at);
    FAIL('W')
    pthread_mutex_lock(&mutex);
    ssize_t done = real(fd, data, size, at);
    if (done > 0) record('W', file, at, done, data, done);
    pthread_mutex_unlock(&mutex);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return write_at(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return write_at(fd, data, size, at); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    begin();
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (!followed(fd)) return real(fd, parts, count);
    ssize_t total = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = write(fd, parts[i].iov_base, parts[i].iov_len);
        if (done < 0) return total ? total : done;
        total += done;
    }
    return total;
}

static int synced(int fd, int (*real)(int)) {
    int file = followed(fd);
    if (!file) return real(fd);
    FAIL('S')
    pthread_mutex_lock(&mutex);
    int done = real(fd);
    if (!done) record('S', file, 0, 0, 0, 0);
    pthread_mutex_unlock(&mutex);
    return done;
}
int fsync(int fd) { begin(); REAL(int, "fsync", int); return synced(fd, real); }
int fdatasync(int fd) { begin(); REAL(int, "fdatasync", int); return synced(fd, real); }

static int truncated(int fd, off_t length) {
    begin();
    REAL(int, "ftruncate64", int, off_t);
    int file = followed(fd);
    if (!file) return real(fd, length);
    FAIL('W')
    pthread_mutex_lock(&mutex);
    int done = real(fd, length);
    if (!done) record('T', file, 0, length, 0, 0);
    pthread_mutex_unlock(&mutex);
    return done;
}
int ftruncate(int fd, off_t length) { return truncated(fd, length); }
int ftruncate64(int fd, off_t length) { return truncated(fd, length); }

static void gone(const char *path) {
    char whole[4097] = {0};
    if (!root || !realpath(path, whole) || !below(whole)) return;
    pthread_mutex_lock(&mutex);
    for (int i = 0; i < known; i++)
        if (!strcmp(names[i], whole)) record('U', i + 1, 0, 0, 0, 0);
    pthread_mutex_unlock(&mutex);
}
int unlink(const char *path) { begin(); gone(path); REAL(int, "unlink", const char *); return real(path); }
int remove(const char *path) { begin(); gone(path); REAL(int, "remove", const char *); return real(path); }

// A file that is put in its place by a link and then loses its first name counts as renamed.
static int moved(const char *from, const char *to, int (*real)(const char *, const char *)) {
    char before[4097] = {0}, after[4097] = {0};
    int ours = root && realpath(from, before) && below(before);
    int done = real(from, to);
    if (done || !ours || !realpath(to, after)) return done;
    pthread_mutex_lock(&mutex);
    int source = numbered(before);
    record('R', source, 0, strlen(after), after, strlen(after));
    // The number goes with the contents; the old name is free for another file.
    for (int i = 0; i < known; i++)
        if (i != source - 1 && !strcmp(names[i], after)) { free(names[i]); names[i] = strdup("/"); }
    free(names[source - 1]);
    names[source - 1] = strdup(after);
    pthread_mutex_unlock(&mutex);
    return done;
}
int rename(const char *from, const char *to) { begin(); REAL(int, "rename", const char *, const char *); return moved(from, to, real); }
int link(const char *from, const char *to) { begin(); REAL(int, "link", const char *, const char *); return moved(from, to, real); }
