/* A library to be loaded before the system's own: it counts what a process asks of the file system below one folder, and
   at a moment that was chosen lets the system refuse it, or ends the process. Tests compile it where there is a compiler.

   faults_arm(folder, what, nth, number): of the calls that match WHAT (1 changes, 2 looks, 4 writes, 8 reads), the nth
   (from 1) below FOLDER fails with the error NUMBER, and all after it where nth is negative; a negative NUMBER is a
   signal to end with. nth 0 only counts. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { CHANGE = 1, LOOK = 2, WRITE = 4, READ = 8 };

static char below[PATH_MAX];
static int wanted, number;
static long nth, seen;

void faults_arm(const char *folder, int what, long at, int error) {
    snprintf(below, sizeof below, "%s", folder);
    wanted = what, nth = at, number = error, seen = 0;
}

long faults_seen(void) { return seen; }

static int inside(const char *path) {
    size_t length = strlen(below);
    return !strncmp(path, below, length) && (path[length] == '/' || !path[length]);
}

static int refused(int kind, const char *path) {
    if (!(wanted & kind) || !inside(path)) return 0;
    seen++;
    if (seen != nth && (nth >= 0 || seen < -nth)) return 0;
    if (number < 0) {
        kill(getpid(), -number);
        return 0;
    }
    if (getenv("FAULTS_TOLD")) dprintf(2, "refused: %s\n", path);
    errno = number;
    return 1;
}

static int refused_at(int kind, int folder, const char *path) {
    if (!(wanted & kind) || !path) return 0;
    if (path[0] == '/') return refused(kind, path);
    char whole[2 * PATH_MAX], link[64];
    ssize_t length;
    if (folder == AT_FDCWD) {
        if (!getcwd(whole, PATH_MAX)) return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = readlink(link, whole, PATH_MAX - 1);
        if (length < 0) return 0;
        whole[length] = 0;
    }
    if (*path) strcat(whole, "/"), strncat(whole, path, PATH_MAX - 1);
    return refused(kind, whole);
}

static int refused_on(int kind, int descriptor) {
    int before = errno, no = refused_at(kind, descriptor, "");
    if (!no) errno = before;
    return no;
}

#define REAL(type, name, ...)                                                                                  \
    static type (*real)(__VA_ARGS__);                                                                          \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define OPEN(name)                                                                                             \
    int name(const char *path, int flags, ...) {                                                               \
        REAL(int, #name, const char *, int, ...);                                                              \
        mode_t mode = 0;                                                                                       \
        va_list more;                                                                                          \
        va_start(more, flags);                                                                                 \
        if (flags & (O_CREAT | O_TMPFILE)) mode = va_arg(more, mode_t);                                        \
        va_end(more);                                                                                          \
        return refused_at(flags & O_CREAT ? CHANGE : LOOK, AT_FDCWD, path) ? -1 : real(path, flags, mode);     \
    }
OPEN(open)
OPEN(open64)

#define ONE(kind, type, bad, name, take, pass)                                                                 \
    type name take {                                                                                           \
        static type(*real) take;                                                                               \
        if (!real) real = (type(*) take)dlsym(RTLD_NEXT, #name);                                               \
        return refused_at(kind, AT_FDCWD, path) ? bad : real pass;                                             \
    }
#define AT(kind, name, take, pass)                                                                             \
    int name take {                                                                                            \
        static int(*real) take;                                                                                \
        if (!real) real = (int(*) take)dlsym(RTLD_NEXT, #name);                                                \
        return refused_at(kind, folder, path) ? -1 : real pass;                                                \
    }
#define ON(kind, type, name, take, pass)                                                                       \
    type name take {                                                                                           \
        static type(*real) take;                                                                               \
        if (!real) real = (type(*) take)dlsym(RTLD_NEXT, #name);                                               \
        return refused_on(kind, file) ? -1 : real pass;                                                        \
    }

ONE(LOOK, int, -1, stat, (const char *path, struct stat *to), (path, to))
ONE(LOOK, int, -1, lstat, (const char *path, struct stat *to), (path, to))
ONE(LOOK, int, -1, stat64, (const char *path, struct stat64 *to), (path, to))
ONE(LOOK, int, -1, lstat64, (const char *path, struct stat64 *to), (path, to))
ONE(LOOK, int, -1, access, (const char *path, int mode), (path, mode))
ONE(LOOK, DIR *, NULL, opendir, (const char *path), (path))
ONE(LOOK, ssize_t, -1, readlink, (const char *path, char *to, size_t size), (path, to, size))
ONE(CHANGE, int, -1, unlink, (const char *path), (path))
ONE(CHANGE, int, -1, rmdir, (const char *path), (path))
ONE(CHANGE, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
ONE(CHANGE, int, -1, chmod, (const char *path, mode_t mode), (path, mode))
ONE(CHANGE, int, -1, rename, (const char *path, const char *to), (path, to))
ONE(CHANGE, int, -1, link, (const char *path, const char *to), (path, to))
AT(LOOK, fstatat, (int folder, const char *path, struct stat *to, int flags), (folder, path, to, flags))
AT(LOOK, fstatat64, (int folder, const char *path, struct stat64 *to, int flags), (folder, path, to, flags))
AT(CHANGE, unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
AT(CHANGE, mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
AT(CHANGE, renameat, (int folder, const char *path, int other, const char *to), (folder, path, other, to))
AT(CHANGE, linkat, (int folder, const char *path, int other, const char *to, int flags),
   (folder, path, other, to, flags))
AT(CHANGE, fchmodat, (int folder, const char *path, mode_t mode, int flags), (folder, path, mode, flags))
ON(WRITE, ssize_t, write, (int file, const void *from, size_t size), (file, from, size))
ON(WRITE, int, fsync, (int file), (file))
ON(READ, ssize_t, read, (int file, void *to, size_t size), (file, to, size))

int symlink(const char *to, const char *path) {
    REAL(int, "symlink", const char *, const char *);
    return refused_at(CHANGE, AT_FDCWD, path) ? -1 : real(to, path);
}
