// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads all rows of a statement with tedious and keeps each as an object, as a script that goes on with them would.
// Usage: node tedious-read.js < order.json; the password is in STELLWERK_SIM_PASSWORD.
// The order: {"user", "port", "sql", "times"}. Prints one line of JSON: {"ms", "cpuMs", "polls"} of the quickest time;
// polls is the number of rows. Opening the connection is not part of it.
'use strict';

const fs = require('fs');
const { Connection, Request } = require('tedious');

const order = JSON.parse(fs.readFileSync(0, 'utf8'));
const connection = new Connection({
  server: '127.0.0.1',
  authentication: { type: 'default', options: { userName: order.user, password: process.env.STELLWERK_SIM_PASSWORD } },
  options: {
    port: order.port, database: 'msdb', encrypt: false, appName: 'tedious', connectTimeout: 30000, requestTimeout: 60000,
  },
});

function readOnce() {
  return new Promise((resolve, reject) => {
    const cpu = process.cpuUsage();
    const begun = process.hrtime.bigint();
    const rows = [];
    const request = new Request(order.sql, (error) => {
      if (error) { reject(error); return; }
      const used = process.cpuUsage(cpu);
      resolve({ ms: Number(process.hrtime.bigint() - begun) / 1e6, cpuMs: (used.user + used.system) / 1000, polls: rows.length });
    });
    request.on('row', (columns) => {
      const row = {};
      for (const column of columns) row[column.metadata.colName] = column.value;
      rows.push(row);
    });
    connection.execSqlBatch(request);
  });
}

connection.connect(async (error) => {
  if (error) { console.error(error.message); process.exit(1); }
  try {
    let best = null;
    for (let i = 0; i < order.times; ++i) {
      const now = await readOnce();
      if (!best || now.ms < best.ms) best = now;
    }
    console.log(JSON.stringify(best));
    process.exit(0);
  } catch (problem) {
    console.error(problem.message);
    process.exit(1);
  }
});
