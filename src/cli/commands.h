// One function a subcommand; each returns the exit status: 0 done, 1 it could not be, 2 misused.
#pragma once

namespace zcc::cli {

int start();
int stop();
int restart();
int status_command(bool json);
int stats(bool json, bool zero);
int clear(bool json);
int cache_root(bool json);
int config(bool json);

}  // namespace zcc::cli
