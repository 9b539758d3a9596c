/* Loaded into the program by LD_PRELOAD: kills it with SIGKILL at its n-th sync of a database file, before or
   after that sync. Each commit of SQLite in WAL mode with synchronous=FULL ends with one: so these are the
   commit points, whatever the code around them looks like.

     ROOMGATE_KILL_AT_SYNC=n         which one, from 1; 0 or unset: never
     ROOMGATE_KILL_WHEN=before|after the sync (default: after, the commit is durable and nobody was told yet) */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long syncs;

static int is_database(int file) {
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strstr(path, ".sqlite") != NULL || strstr(path, ".db") != NULL;
}

static int synced(int file, const char* name) {
    int (*const next)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    if (!is_database(file)) return next(file);
    const char* const at = getenv("ROOMGATE_KILL_AT_SYNC");
    const char* const when = getenv("ROOMGATE_KILL_WHEN");
    const int now = at != NULL && atomic_fetch_add(&syncs, 1) + 1 == atol(at);
    if (now && when != NULL && strcmp(when, "before") == 0) raise(SIGKILL);
    const int result = next(file);
    if (now) raise(SIGKILL);
    return result;
}

int fsync(int file) { return synced(file, "fsync"); }
int fdatasync(int file) { return synced(file, "fdatasync"); }
