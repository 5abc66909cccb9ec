import { chownSync, cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { type Cluster, PASSWORD, startCluster } from './cluster.ts';

/** Starts a server that follows another one, of a copy of its data that is made while it runs. */
export async function startStandby(primary: Cluster): Promise<Cluster> {
  const sql = postgres(primary.url(), { max: 1, onnotice: () => {} });
  try {
    await sql`SELECT pg_backup_start('standby', true)`;
    return await startCluster({
      settings: [`primary_conninfo=host=127.0.0.1 port=${primary.port} user=postgres password=${PASSWORD}`],
      async fill(_tools, data) {
        copyData(primary.data, data);
        const [row] = await sql`SELECT labelfile FROM pg_backup_stop(false)`;
        writeFileSync(join(data, 'backup_label'), String(row?.labelfile));
        writeFileSync(join(data, 'standby.signal'), '');
        own(data, statSync(primary.data));
      },
    });
  } finally {
    await sql.end();
  }
}

/** Kills a server amid whatever it does. */
export async function kill({ data }: Cluster): Promise<void> {
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  // Its processes end when they see that it is gone.
  await pause(300);
}

/** Starts another server at the port of one that was killed, with a copy of its data. */
export function restart(killed: Cluster): Promise<Cluster> {
  return startCluster({
    port: killed.port,
    async fill(_tools, data) {
      copyData(killed.data, data);
      own(data, statSync(killed.data));
    },
  });
}

function copyData(from: string, to: string): void {
  const isLock = (path: string) => basename(path) === 'postmaster.pid';
  cpSync(from, to, { recursive: true, filter: (path) => !isLock(path) });
  rmSync(join(to, 'postmaster.opts'), { force: true });
}

/** Gives all files to the user that the server runs as. */
function own(folder: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, path), uid, gid);
  }
}
