// Which lock guards what, checked by clang's -Wthread-safety. libstdc++'s std::mutex carries no
// annotations, hence the two classes.
#pragma once

#include <mutex>

#if defined(__clang__)
#define ZCC_THREAD_ATTRIBUTE(x) __attribute__((x))
#else
#define ZCC_THREAD_ATTRIBUTE(x)
#endif

#define ZCC_CAPABILITY(name) ZCC_THREAD_ATTRIBUTE(capability(name))
#define ZCC_SCOPED_CAPABILITY ZCC_THREAD_ATTRIBUTE(scoped_lockable)
#define ZCC_GUARDED_BY(mutex) ZCC_THREAD_ATTRIBUTE(guarded_by(mutex))
#define ZCC_REQUIRES(...) ZCC_THREAD_ATTRIBUTE(requires_capability(__VA_ARGS__))
#define ZCC_EXCLUDES(...) ZCC_THREAD_ATTRIBUTE(locks_excluded(__VA_ARGS__))
#define ZCC_ACQUIRE(...) ZCC_THREAD_ATTRIBUTE(acquire_capability(__VA_ARGS__))
#define ZCC_RELEASE(...) ZCC_THREAD_ATTRIBUTE(release_capability(__VA_ARGS__))

namespace zcc {

// A BasicLockable, so that std::condition_variable_any waits on it.
class ZCC_CAPABILITY("mutex") Mutex {
 public:
  void lock() ZCC_ACQUIRE() { mutex_.lock(); }
  void unlock() ZCC_RELEASE() { mutex_.unlock(); }

 private:
  std::mutex mutex_;
};

class ZCC_SCOPED_CAPABILITY MutexLock {
 public:
  explicit MutexLock(Mutex& mutex) ZCC_ACQUIRE(mutex) : mutex_(mutex) { mutex_.lock(); }
  ~MutexLock() ZCC_RELEASE() { mutex_.unlock(); }
  MutexLock(const MutexLock&) = delete;
  MutexLock& operator=(const MutexLock&) = delete;

 private:
  Mutex& mutex_;
};

}  // namespace zcc
