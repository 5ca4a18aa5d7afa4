#include "daemon/caller.h"

#include <string>

#include "platform/checks.h"
#include "platform/file.h"

namespace zcc::daemon {

bool sees_other_files(const cache::CompileRequest& request, const protocol::RootIdentity& root) {
  return check_is_on(Check::kNamespace) &&
         (request.head.root == protocol::RootIdentity{} || !(request.head.root == root));
}

bool stands_elsewhere(const cache::CompileRequest& request) {
  FileStat here;
  return check_is_on(Check::kNamespace) &&
         (stat_file_quick(std::string(request.cwd).c_str(), here) != 0 ||
          here.device != request.head.cwd_device || here.inode != request.head.cwd_inode);
}

}  // namespace zcc::daemon
