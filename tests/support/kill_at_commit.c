/* Loaded into the program by LD_PRELOAD: kills it with SIGKILL at its n-th commit. Each commit of SQLite in WAL
   mode with synchronous=FULL writes into a database file and ends with a sync of it: so these are the commit
   points, whatever the code around them looks like. (A checkpoint writes and syncs too, and is counted too.)

     ROOMGATE_KILL_AT_COMMIT=n             which one, from 1; 0 or unset: never
     ROOMGATE_KILL_WHEN=before|after       before its first write, so that nothing of it is there, or after its
                                           sync (default): it is durable, and nobody was told yet */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long commits;

static int is_database(int file) {
    char link[64];
    char path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return strstr(path, ".sqlite") != NULL || strstr(path, ".db") != NULL;
}

static int dies_at(long commit, const char* moment) {
    const char* const at = getenv("ROOMGATE_KILL_AT_COMMIT");
    const char* const when = getenv("ROOMGATE_KILL_WHEN");
    return at != NULL && commit == atol(at) && strcmp(when != NULL ? when : "after", moment) == 0;
}

static int synced(int file, const char* name) {
    int (*const next)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const int result = next(file);
    if (is_database(file) && dies_at(atomic_fetch_add(&commits, 1) + 1, "after")) raise(SIGKILL);
    return result;
}

int fsync(int file) { return synced(file, "fsync"); }
int fdatasync(int file) { return synced(file, "fdatasync"); }

ssize_t pwrite64(int file, const void* octets, size_t count, off64_t offset) {
    typedef ssize_t (*Write)(int, const void*, size_t, off64_t);
    if (dies_at(atomic_load(&commits) + 1, "before") && is_database(file)) raise(SIGKILL);
    return ((Write)dlsym(RTLD_NEXT, "pwrite64"))(file, octets, count, offset);
}
