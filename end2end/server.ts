// A server of its own: the program on a free port, with a database in a temporary folder.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { accessSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface LinliSettings {
  /** The instant at which the server's clock starts; the machine's clock when absent. */
  clock?: string;
  /** Loads the demo before the server starts, as `make up` does. */
  demo?: boolean;
}

export class Linli {
  private constructor(
    /** `http://127.0.0.1:PORT` */
    readonly url: string,
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly process: ChildProcess,
    private readonly said: string[],
  ) {}

  static async start(settings: LinliSettings = {}): Promise<Linli> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const folder = mkdtempSync(join(tmpdir(), "linli-end2end-"));
    const environment: NodeJS.ProcessEnv = {
      ...process.env,
      LINLI_LISTEN: `127.0.0.1:${port}`,
      LINLI_PUBLIC_URL: url,
      LINLI_DATABASE_URL: `sqlite://${join(folder, "linli.db")}`,
      LINLI_LOG: "text",
      LINLI_SMS_URL: `file://${join(folder, "sms.jsonl")}`,
      LINLI_SMTP_URL: `file://${join(folder, "mail")}`,
      ...(settings.clock ? { LINLI_CLOCK: settings.clock } : {}),
    };
    const said: string[] = [];
    // Pages of a demo database say so, and the server asks once, when it starts.
    if (settings.demo) demo(folder, environment);
    const child = spawn(program(), withClock(["serve"], environment), {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.on("error", (error) => said.push(String(error)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        said.push(text);
        // The end of a long log is what explains a failure.
        if (said.length > 500) said.shift();
      });
    }
    const server = new Linli(url, folder, environment, child, said);
    try {
      await server.answers();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Runs a command on the server's database and returns what it printed; `input` goes to its stdin. */
  run(args: string[], input = ""): string {
    return command(args, this.folder, this.environment, input);
  }

  /** `linli account create`; the scope is `unit:ID`. */
  createAccount(account: { login: string; name: string; role: string; password: string; scope?: string }): string {
    const scope = account.scope ? ["--scope", account.scope] : [];
    return this.run(
      ["account", "create", "--login", account.login, "--name", account.name, "--role", account.role, ...scope, "--password-stdin"],
      `${account.password}\n`,
    );
  }

  /** `linli import KIND FILE` */
  importFile(kind: "divisions" | "holidays" | "facilities", file: string, ...more: string[]): string {
    return this.run(["import", kind, file, ...more]);
  }

  /** The messages that went to phones, oldest first. */
  messages(): { to: string; text: string }[] {
    const file = join(this.folder, "sms.jsonl");
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").trim().split("\n");
    return lines.filter(Boolean).map((line) => JSON.parse(line));
  }

  /** What the server wrote lately. */
  log(): string {
    return this.said.join("");
  }

  /** Ends this server, nothing else, and removes its folder. */
  async stop(): Promise<void> {
    const ended = () => this.process.pid === undefined || this.process.exitCode !== null || this.process.signalCode !== null;
    for (const [signal, patience] of [["SIGTERM", 5_000], ["SIGKILL", 5_000]] as const) {
      if (ended()) break;
      this.process.kill(signal);
      for (let waited = 0; waited < patience && !ended(); waited += 50) await sleep(50);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      if (this.process.exitCode !== null || this.process.pid === undefined) break;
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error(`${program()} serve does not answer at ${this.url}/healthz\n${this.log()}`);
  }
}

/**
 * The demo of this build at this clock, made once and copied: one week of it is lived through, which is enough for
 * stories. A copy is taken only of a folder that was finished.
 */
function demo(folder: string, environment: NodeJS.ProcessEnv): void {
  const built = Math.trunc(statSync(program()).mtimeMs);
  const kept = join(tmpdir(), `linli-demo-${built}-${(environment.LINLI_CLOCK ?? today()).replaceAll(/[^0-9A-Z]/gi, "")}`);
  if (!existsSync(kept)) {
    const making = mkdtempSync(join(tmpdir(), "linli-demo-making-"));
    const database = `sqlite://${join(making, "linli.db")}`;
    command(["demo", "--days", "7"], making, { ...environment, LINLI_DATABASE_URL: database });
    try {
      renameSync(making, kept);
    } catch {
      // Another worker was quicker: its demo serves as well.
      rmSync(making, { recursive: true, force: true });
    }
  }
  cpSync(kept, folder, { recursive: true });
}

/** Without a clock of its own a demo is as old as its day. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Runs the program to its end and returns what it printed. */
function command(args: string[], folder: string, environment: NodeJS.ProcessEnv, input = ""): string {
  const done = spawnSync(program(), withClock(args, environment), {
    cwd: folder,
    env: environment,
    input,
    encoding: "utf8",
    timeout: 60_000,
  });
  if (done.status !== 0) {
    const why = done.error?.message ?? `exit ${done.status ?? done.signal}: ${done.stderr.trim()}`;
    throw new Error(`linli ${args.join(" ")}: ${why}`);
  }
  return done.stdout;
}

/** A clock that does not show the real time has to be allowed each time. */
function withClock(args: string[], environment: NodeJS.ProcessEnv): string[] {
  return environment.LINLI_CLOCK ? [...args, "--allow-fake-clock"] : args;
}

/** LINLI_BIN, or the debug build in the target folder that the scripts use. */
function program(): string {
  const folder = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/linli/target");
  const path = process.env.LINLI_BIN ?? join(folder, "debug/linli");
  try {
    accessSync(path);
  } catch {
    throw new Error(`there is no ${path}: run \`make browser\`, or name a build in LINLI_BIN`);
  }
  return path;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
