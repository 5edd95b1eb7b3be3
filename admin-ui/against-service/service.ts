import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const TARGET = resolve(import.meta.dirname, '../../service/target');
const JAR = join(TARGET, 'ratebook.jar');
const START_MILLIS_MAX = 180_000;
const STOP_MILLIS_MAX = 60_000;

/** The packaged jar with an empty database, in a folder and on a port of its own. */
export interface RunningService {
    address: string;
    /** Password by name, as printed at the first start. */
    passwords: Map<string, string>;
    stop: () => Promise<void>;
    /** Once it is stopped: what each law of the ledger says of what it leaves. */
    audit: () => string;
    remove: () => void;
}

/** What the jar prints when called by itself, without a service. */
export function ratebook(...args: string[]): string {
    return execFileSync('java', ['-jar', JAR, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function start(): Promise<RunningService> {
    const folder = mkdtempSync(join(tmpdir(), 'ratebook-month-'));
    const running = spawn('java', ['-Xmx512m', '-jar', JAR, 'serve', '--empty', '--port', '0'], {
        cwd: folder,
        env: { ...process.env, RATEBOOK_APPROVAL_AUTOMATIC_EVERY: 'PT5S' },
    });
    const output = await untilReady(running);
    const address = /Ratebook is ready at (\S+)\//.exec(output)?.[1] ?? '';
    const passwords = new Map(
        [...output.matchAll(/^ {2}(\S+) +password +(\S+)$/gm)].map(([, a = '', b = '']) => [a, b]),
    );
    return {
        address,
        passwords,
        stop: () => stop(running),
        audit: () => ratebook('audit', '--data', join(folder, 'ratebook-data')),
        remove: () => rmSync(folder, { recursive: true }),
    };
}

function untilReady(process: ChildProcess): Promise<string> {
    let output = '';
    return new Promise((ready, failed) => {
        const fail = (why: string) => {
            process.kill('SIGKILL');
            failed(new Error(`the service ${why}: ${output}`));
        };
        const late = setTimeout(() => fail('is not ready in time'), START_MILLIS_MAX);
        process.once('exit', (code) => fail(`ended with ${code}`));
        const read = (bytes: Buffer) => {
            output += bytes.toString();
            if (/Ratebook is ready at \S+\s[^]*password[^]*password +\S+\s/.test(output)) {
                clearTimeout(late);
                ready(output);
            }
        };
        process.stdout?.on('data', read);
        process.stderr?.on('data', read);
    });
}

async function stop(process: ChildProcess): Promise<void> {
    if (process.exitCode !== null || process.signalCode !== null) {
        return;
    }
    const ended = new Promise<void>((done) => process.once('exit', () => done()));
    process.kill('SIGTERM');
    const late = setTimeout(() => process.kill('SIGKILL'), STOP_MILLIS_MAX);
    await ended;
    clearTimeout(late);
}
