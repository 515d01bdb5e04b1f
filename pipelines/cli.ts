#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { addBuildCommand } from "./commands/build.ts";
import { addCatalogueCommand } from "./commands/catalogue.ts";
import { addCloseCommand } from "./commands/close.ts";
import { exitCodes } from "./commands/exit-codes.ts";
import { reportFault } from "./commands/fault-report.ts";
import { addFormsCommand } from "./commands/forms.ts";
import { type CommonOptions, languageFrom } from "./commands/options.ts";
import { addPublishCommand } from "./commands/publish.ts";
import { addRebuildCommand } from "./commands/rebuild.ts";
import { addReceiptCommand } from "./commands/receipt.ts";
import { addReceiveCommand } from "./commands/receive.ts";
import { addReopenCommand } from "./commands/reopen.ts";
import { addSampleCommand } from "./commands/sample.ts";
import { addSiteCommand } from "./commands/site.ts";
import { addSqlCommand } from "./commands/sql.ts";
import { addStartCommand } from "./commands/start.ts";
import { addStatusCommand } from "./commands/status.ts";
import { addVerifyCommand } from "./commands/verify.ts";

/** The `thuocdo` command: every use case on a laptop, over one folder that holds all zones. */
function createProgram(): Command {
  const program = new Command("thuocdo")
    .description(
      "Thước Đo: từ báo cáo định kỳ đến câu trả lời / from periodic reports to answers.\n" +
        "Đường đi: receive -> build -> publish. Mỗi lệnh có --help riêng / each command has its own --help.",
    )
    .version("0.1.0", "-V, --version", "phiên bản / version")
    .helpOption("-h, --help", "trợ giúp / help")
    .helpCommand("help [command]", "trợ giúp của một lệnh / help of a command")
    .showHelpAfterError("(thuocdo --help)")
    .addHelpText(
      "after",
      `
Mã thoát / exit codes:
  0  xong / done
  1  có dữ liệu bị trả lại hoặc có chỗ phải sửa / something was returned or must be mended
  2  gọi lệnh sai / the command was called wrongly
  3  lỗi hệ thống, cần người xử lý / a fault that needs a person
  4  lỗi tạm thời, chạy lại là được / a passing fault: run it again
Biến môi trường / environment:
  THUOCDO_STORE     kho: thư mục hoặc s3://bucket/tiền-tố / the store: a folder, or s3://bucket/prefix
  THUOCDO_LANG      vi hoặc / or en
  THUOCDO_FORM_KEY  khóa ký biểu mẫu của riêng mình / a form key of your own; without it all is marked simulated
  THUOCDO_NOW       đặt đồng hồ cho số liệu mô phỏng / sets the clock, for simulated data only`,
    );
  for (const add of [
    addCatalogueCommand,
    addFormsCommand,
    addReceiveCommand,
    addStatusCommand,
    addCloseCommand,
    addReopenCommand,
    addBuildCommand,
    addPublishCommand,
    addSqlCommand,
    addSiteCommand,
    addStartCommand,
    addSampleCommand,
    addVerifyCommand,
    addReceiptCommand,
    addRebuildCommand,
  ]) {
    add(program);
  }
  overrideExits(program);
  return program;
}

/** Commands and their commands say what is wrong by throwing, so that `main` gives the exit code. */
function overrideExits(command: Command): void {
  command.exitOverride();
  for (const each of command.commands) overrideExits(each);
}

/** Runs one command line; returns its exit code and never throws. */
async function main(argv: readonly string[]): Promise<number> {
  let language = languageFrom(undefined);
  try {
    const program = createProgram();
    program.hook("preAction", (_, command) => {
      language = languageFrom(command.opts<CommonOptions>().lang);
    });
    await program.parseAsync(argv as string[]);
    return Number(process.exitCode ?? exitCodes.done);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    return reportFault(error, language);
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.done);
});
process.exitCode = await main(process.argv);
