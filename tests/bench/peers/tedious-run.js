// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same run as a script would make it with tedious: one connection a server, each task's job started with
// Stellwerk's own start batch and looked at with its poll batch until it ended, tasks after those they wait for.
// Usage: node tedious-run.js < order.json; the password is in STELLWERK_SIM_PASSWORD.
// The order: {"user", "start", "poll" (T-SQL with question marks, the poll for one job),
//             "servers": [{"name", "port"}], "tasks": [{"server", "job", "after": [indices]}]}.
// Prints one line of JSON: {"ms", "cpuMs", "polls"}; opening the connections is not part of it.
// It keeps no journal and judges no outcome: it waits for the job's outcome row, no more.
'use strict';

const fs = require('fs');
const { Connection, Request, TYPES } = require('tedious');

const order = JSON.parse(fs.readFileSync(0, 'utf8'));

function numbered(sql) {
  let n = 0;
  return sql.replace(/\?/g, () => `@P${++n}`);
}
const startText = numbered(order.start);
const pollText = numbered(order.poll);

function connect(port) {
  return new Promise((resolve, reject) => {
    const connection = new Connection({
      server: '127.0.0.1',
      authentication: { type: 'default', options: { userName: order.user, password: process.env.STELLWERK_SIM_PASSWORD } },
      options: {
        port, database: 'msdb', encrypt: false, appName: 'tedious', connectTimeout: 30000, requestTimeout: 60000,
      },
    });
    connection.connect((error) => (error ? reject(error) : resolve(connection)));
  });
}

// Hands each row to `take(firstColumnOfItsSet, values)`.
function run(connection, sql, parameters, take) {
  return new Promise((resolve, reject) => {
    let set = '';
    const request = new Request(sql, (error) => (error ? reject(error) : resolve()));
    parameters.forEach(([type, value], i) => request.addParameter(`P${i + 1}`, type, value));
    request.on('columnMetadata', (columns) => { set = columns[0].colName; });
    request.on('row', (columns) => take(set, columns));
    connection.execSql(request);
  });
}

let polls = 0;

async function perform(connection, job) {
  let receipt = null;
  await run(connection, startText, [[TYPES.NVarChar, job], [TYPES.NVarChar, null], [TYPES.Int, 0]], (set, row) => {
    if (set === 'rc') {
      receipt = { code: row[0].value, error: row[1].value, id: row[5].value, session: Number(row[6].value), mark: Number(row[7].value) };
    }
  });
  if (!receipt || receipt.code !== 0 || receipt.error) throw new Error(`${job} was not started: ${JSON.stringify(receipt)}`);
  const { id, session, mark } = receipt;
  for (let ended = false; !ended;) {
    ++polls;
    await run(connection, pollText, [[TYPES.NVarChar, id], [TYPES.Int, session], [TYPES.NVarChar, id], [TYPES.Int, mark],
      [TYPES.NVarChar, id], [TYPES.NVarChar, id]], (set, row) => {
      if (set === 'history_job_id' && Number(row[2].value) === 0) {
        if (Number(row[4].value) !== 1) throw new Error(`${job} failed`);
        ended = true;
      }
    });
  }
}

async function main() {
  const lanes = new Map();
  await Promise.all(order.servers.map(async ({ name, port }) => {
    lanes.set(name, { connection: await connect(port), queue: [], busy: false });
  }));
  const missing = order.tasks.map((task) => task.after.length);
  const followers = order.tasks.map(() => []);
  order.tasks.forEach((task, index) => task.after.forEach((before) => followers[before].push(index)));

  const begun = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  await new Promise((resolve, reject) => {
    let left = order.tasks.length;
    const pump = (lane) => {
      if (lane.busy || lane.queue.length === 0) return;
      lane.busy = true;
      const index = lane.queue.shift();
      perform(lane.connection, order.tasks[index].job).then(() => {
        lane.busy = false;
        for (const next of followers[index]) {
          if (--missing[next] === 0) ready(next);
        }
        pump(lane);
        if (--left === 0) resolve();
      }, reject);
    };
    const ready = (index) => {
      const lane = lanes.get(order.tasks[index].server);
      lane.queue.push(index);
      pump(lane);
    };
    order.tasks.forEach((task, index) => { if (task.after.length === 0) ready(index); });
  });
  const used = process.cpuUsage(cpu);
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  console.log(JSON.stringify({ ms, cpuMs: (used.user + used.system) / 1000, polls }));
  for (const lane of lanes.values()) lane.connection.close();
}

main().catch((error) => { console.error(error.message); process.exit(1); });
