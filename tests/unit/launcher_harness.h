// Runs the built launcher against a daemon that says what the test wants.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "protocol/compile.h"
#include "protocol/endpoint.h"
#include "protocol/frame.h"

namespace launcher_test {

namespace fs = std::filesystem;
using namespace zcc::protocol;
using Strings = std::vector<std::string>;

inline std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline void write_file(const fs::path& path, const std::string& text, mode_t mode = 0644) {
  std::ofstream(path, std::ios::binary) << text;
  chmod(path.c_str(), mode);
}

// ---- frames -------------------------------------------------------------------------------------

struct Message {
  FrameHeader header;
  std::string payload;
  std::vector<int> fds;
};

inline void send_bytes(int conn, const std::string& bytes, const std::vector<int>& fds = {}) {
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};
  alignas(cmsghdr) char control[CMSG_SPACE(kMaxFds * sizeof(int))] = {};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  if (!fds.empty()) {
    message.msg_control = control;
    message.msg_controllen = CMSG_SPACE(fds.size() * sizeof(int));
    auto* c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(fds.size() * sizeof(int));
    std::memcpy(CMSG_DATA(c), fds.data(), fds.size() * sizeof(int));
  }
  for (size_t sent = 0; sent < bytes.size();) {
    const auto n = sendmsg(conn, &message, MSG_NOSIGNAL);
    if (n < 0) return;
    sent += static_cast<size_t>(n);
    part = {const_cast<char*>(bytes.data()) + sent, bytes.size() - sent};
    message.msg_controllen = 0;
  }
}

inline std::string frame_bytes(FrameType type, const std::string& payload, size_t fd_count = 0,
                               std::uint16_t version = kProtocolVersion) {
  const FrameHeader header{.version = version,
                           .type = type,
                           .length = static_cast<std::uint32_t>(payload.size()),
                           .fd_count = static_cast<std::uint32_t>(fd_count)};
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + payload;
}

inline void send_frame(int conn, FrameType type, const std::string& payload,
                       const std::vector<int>& fds = {}) {
  send_bytes(conn, frame_bytes(type, payload, fds.size()), fds);
}

// False when the launcher is gone.
inline bool receive(int conn, Message& out) {
  std::string data;
  for (size_t wanted = sizeof(FrameHeader); data.size() < wanted;) {
    std::string room(wanted - data.size(), '\0');
    iovec part{room.data(), room.size()};
    alignas(cmsghdr) char control[CMSG_SPACE(kMaxFds * sizeof(int))];
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    const auto n = recvmsg(conn, &message, MSG_CMSG_CLOEXEC);
    if (n <= 0) return false;
    for (auto* c = CMSG_FIRSTHDR(&message); c; c = CMSG_NXTHDR(&message, c)) {
      const size_t count = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
      const size_t at = out.fds.size();
      out.fds.resize(at + count);
      std::memcpy(out.fds.data() + at, CMSG_DATA(c), count * sizeof(int));
    }
    data.append(room, 0, static_cast<size_t>(n));
    if (data.size() == sizeof(FrameHeader)) {
      std::memcpy(&out.header, data.data(), sizeof out.header);
      wanted += out.header.length;
    }
  }
  out.payload = data.substr(sizeof(FrameHeader));
  return true;
}

struct Request {
  CompileHead head;
  std::string tool, cwd, session;
  Strings argv, env;
};

inline Strings split(std::string_view list) {
  Strings out;
  while (!list.empty()) {
    out.emplace_back(list.data());
    list.remove_prefix(out.back().size() + 1);
  }
  return out;
}

inline Request parse_request(const Message& m) {
  Request r;
  std::memcpy(&r.head, m.payload.data(), sizeof r.head);
  std::string_view rest(m.payload);
  rest.remove_prefix(sizeof r.head);
  const auto take = [&](std::uint32_t n) {
    const auto part = rest.substr(0, n);
    rest.remove_prefix(n);
    return part;
  };
  if (r.head.tool_length > 0) r.tool = take(r.head.tool_length).data();
  r.cwd = take(r.head.cwd_length).data();
  r.argv = split(take(r.head.argv_length));
  r.env = split(take(r.head.env_length));
  r.session = rest;
  EXPECT_EQ(r.argv.size(), r.head.argc);
  EXPECT_EQ(r.env.size(), r.head.envc);
  return r;
}

template <typename T>
std::string raw(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

inline std::string pad(std::string s) { return s.append(padded(s.size()) - s.size(), '\0'); }

inline std::string inline_output(const std::string& path, const std::string& content,
                                 Existing existing = Existing::kReplaced) {
  const OutputHead head{content.size(), content.size(), static_cast<std::uint32_t>(path.size() + 1),
                        existing};
  return raw(head) + pad(path + '\0') + pad(content);
}

inline std::string descriptor_output(const std::string& path, std::uint64_t size) {
  const OutputHead head{size, kInDescriptor, static_cast<std::uint32_t>(path.size() + 1)};
  return raw(head) + pad(path + '\0');
}

inline std::string hit(const Strings& outputs, const std::string& out = "",
                       const std::string& err = "", int status = 0) {
  ReplyHead head{.kind = ReplyKind::kHit,
                 .exit_status = status,
                 .output_count = static_cast<std::uint32_t>(outputs.size()),
                 .stdout_length = static_cast<std::uint32_t>(out.size()),
                 .stderr_length = static_cast<std::uint32_t>(err.size())};
  std::string payload = raw(head);
  for (const auto& o : outputs) payload += o;
  return payload + out + err;
}

inline std::string plan(const Strings& extra, const Strings& outputs, const Strings& variables = {},
                        std::uint32_t depfile = kNoArgument) {
  ReplyHead head{.kind = ReplyKind::kRun,
                 .output_count = static_cast<std::uint32_t>(outputs.size()),
                 .extra_argc = static_cast<std::uint32_t>(extra.size()),
                 .depfile_argument = depfile,
                 .env_count = static_cast<std::uint32_t>(variables.size())};
  std::string payload = raw(head);
  for (const auto* list : {&extra, &outputs, &variables}) {
    for (const auto& s : *list) payload += s + '\0';
  }
  return payload;
}

inline std::string pass_through() { return raw(ReplyHead{.kind = ReplyKind::kPassThrough}); }

// ---- running ------------------------------------------------------------------------------------

struct Outcome {
  int status = 0;  // as waitpid gives it
  std::string out, err;
  double ms = 0;
  bool exited(int code) const { return WIFEXITED(status) && WEXITSTATUS(status) == code; }
  bool signaled(int signal) const { return WIFSIGNALED(status) && WTERMSIG(status) == signal; }
};

class LauncherTest : public testing::Test {
 protected:
  using Conversation = std::function<void(int conn)>;

  LauncherTest() {
    std::string name = (fs::temp_directory_path() / "zccache-launcher-XXXXXX").string();
    dir_ = mkdtemp(name.data());
    root_ = dir_ / "cache";
    fs::create_directory(root_);
    fs::create_directory(dir_ / "work");
    env_ = {"PATH=" + dir_.string() + "/bin:/usr/bin:/bin", "HOME=" + dir_.string(),
            "ZCCACHE_CACHE_DIR=" + root_.string(), "ZCCACHE_NO_SPAWN=1"};
    fs::create_directory(dir_ / "bin");
  }
  ~LauncherTest() override {
    stop_daemon();
    std::error_code ignored;
    fs::remove_all(dir_, ignored);
  }

  // Serves each connection in turn with the conversation, in a thread.
  void serve(Conversation conversation) {
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    const auto path = (root_ / "zccached.sock").string();
    ASSERT_LE(path.size(), kMaxSocketPath);
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    ASSERT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(listen(listener_, 64), 0);
    daemon_ = std::thread([this, conversation] {
      for (int conn; (conn = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
        conversation(conn);
        close(conn);
      }
    });
  }
  // One reply to every compile request; the request is kept.
  void serve_reply(std::string payload, std::vector<int> fds = {}) {
    serve([this, payload, fds](int conn) {
      if (!receive_request(conn)) return;
      send_frame(conn, FrameType::kCompileReply, payload, fds);
      Message rest;
      receive(conn, rest);  // until the launcher is done with us
    });
  }
  // The plan to every request, then takes the result.
  void serve_plan(std::string payload) {
    serve([this, payload](int conn) {
      if (!receive_request(conn)) return;
      send_frame(conn, FrameType::kCompileReply, payload);
      result_ = {};
      if (!receive(conn, result_)) return;
      std::memcpy(&result_head_, result_.payload.data(), sizeof result_head_);
      ++results_;
      if (result_head_.wait_status == 0) send_frame(conn, FrameType::kResultReply, "");
    });
  }
  // Up to the one that names the tool.
  bool receive_request(int conn) {
    Message m;
    if (!receive(conn, m) || m.header.type != FrameType::kCompile) return false;
    request_ = parse_request(m);
    ++requests_;
    if (!request_.tool.empty()) return true;
    send_frame(conn, FrameType::kCompileReply, raw(ReplyHead{.kind = ReplyKind::kNameTool}));
    return receive_request(conn);
  }
  void stop_daemon() {
    if (listener_ < 0) return;
    shutdown(listener_, SHUT_RDWR);
    if (daemon_.joinable()) daemon_.join();
    close(listener_);
    listener_ = -1;
  }

  // Starts the launcher in dir_/work; `prepare` runs in the child before exec.
  pid_t start(const Strings& args, const std::function<void()>& prepare = {},
              std::string program = ZCC_LAUNCHER) {
    Strings all = args;
    if (!explicit_argv0_) all.insert(all.begin(), program);
    std::vector<char*> argv, env;
    for (auto& s : all) argv.push_back(s.data());
    for (auto& s : env_) env.push_back(s.data());
    argv.push_back(nullptr);
    env.push_back(nullptr);
    const auto out = (dir_ / "stdout").string(), err = (dir_ / "stderr").string();
    const pid_t pid = fork();
    if (pid == 0) {
      if (chdir((dir_ / "work").c_str()) != 0) _exit(99);
      dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644), 1);
      dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644), 2);
      if (prepare) prepare();
      execve(program.c_str(), argv.data(), env.data());
      _exit(98);
    }
    return pid;
  }
  Outcome finish(pid_t pid) {
    Outcome o;
    waitpid(pid, &o.status, 0);
    o.out = read_file(dir_ / "stdout");
    o.err = read_file(dir_ / "stderr");
    return o;
  }
  Outcome run(const Strings& args, const std::function<void()>& prepare = {}) {
    const auto begin = std::chrono::steady_clock::now();
    auto outcome = finish(start(args, prepare));
    outcome.ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    return outcome;
  }

  fs::path work(const std::string& name) const { return dir_ / "work" / name; }
  // An executable shell script in dir_/bin, which is first on PATH.
  std::string script(const std::string& name, const std::string& body) {
    write_file(dir_ / "bin" / name, "#!/bin/sh\n" + body, 0755);
    return name;
  }
  std::string bypassed() const { return read_file(root_ / "bypassed"); }
  // A descriptor of a file with this content.
  int blob(const std::string& content) {
    const auto path = dir_ / ("blob" + std::to_string(blobs_++));
    write_file(path, content);
    return open(path.c_str(), O_RDONLY | O_CLOEXEC);
  }
  bool wait_for(const fs::path& path) {
    for (int i = 0; i < 2000 && !fs::exists(path); ++i) usleep(5000);
    return fs::exists(path);
  }

  fs::path dir_, root_;
  Strings env_;
  bool explicit_argv0_ = false;
  Request request_;
  std::atomic<int> requests_ = 0;
  Message result_;
  ResultHead result_head_;
  int results_ = 0;

 private:
  int listener_ = -1;
  int blobs_ = 0;
  std::thread daemon_;
};

}  // namespace launcher_test
