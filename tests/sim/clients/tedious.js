// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Usage: node tedious.js PORT encrypt|plain JOB; the password is in STELLWERK_SIM_PASSWORD.
// Prints a line of JSON: what the server said to a query, a parameterised query, a start, two bad starts,
// a stored procedure with an output parameter, and a cancelled wait.
'use strict';

const { Connection, Request, TYPES } = require('tedious');
const [port, mode, job] = process.argv.slice(2);

const connection = new Connection({
  server: '127.0.0.1',
  authentication: { type: 'default', options: { userName: 'stellwerk', password: process.env.STELLWERK_SIM_PASSWORD } },
  options: {
    port: Number(port), database: 'msdb', encrypt: mode === 'encrypt', trustServerCertificate: true,
    appName: 'tedious test', connectTimeout: 10000, requestTimeout: 10000,
  },
});

const infos = [];
connection.on('infoMessage', (message) => infos.push(message.number));

function run(sql, parameters = [], call = false) {
  return new Promise((resolve) => {
    const rows = [];
    const outputs = {};
    const request = new Request(sql, (error) => resolve({ error: error ? error.number || error.code : 0, rows, outputs }));
    for (const { name, type, value, output } of parameters) {
      if (output) request.addOutputParameter(name, type);
      else request.addParameter(name, type, value);
    }
    request.on('row', (columns) => rows.push(columns.map((column) => column.value)));
    request.on('returnValue', (name, value) => { outputs[name] = value; });
    if (call) connection.callProcedure(request);
    else if (parameters.length) connection.execSql(request);
    else connection.execSqlBatch(request);
  });
}

function cancelled() {
  return new Promise((resolve) => {
    const started = Date.now();
    const request = new Request("WAITFOR DELAY '01:00:00'", (error) => resolve({ code: error && error.code, ms: Date.now() - started }));
    connection.execSqlBatch(request);
    setTimeout(() => connection.cancel(), 100);
  });
}

connection.connect(async (error) => {
  if (error) {
    console.log(JSON.stringify({ connected: false, code: error.code, message: error.message }));
    process.exit(0);
  }
  const result = { connected: true };
  result.jobs = (await run('SELECT name FROM msdb.dbo.sysjobs ORDER BY name')).rows.map((row) => row[0]);
  result.byParameter = (await run('SELECT COUNT(*) FROM msdb.dbo.sysjobs WHERE name = @name',
    [{ name: 'name', type: TYPES.NVarChar, value: job }])).rows[0][0];
  result.start = (await run('EXEC msdb.dbo.sp_start_job @name', [{ name: 'name', type: TYPES.NVarChar, value: job }])).error;
  result.again = (await run('msdb.dbo.sp_start_job', [{ name: 'job_name', type: TYPES.NVarChar, value: job }], true)).error;
  result.unknown = (await run("EXEC msdb.dbo.sp_start_job N'Ünknown 😀'")).error;
  const added = await run('msdb.dbo.sp_add_job',
    [{ name: 'job_name', type: TYPES.NVarChar, value: 'Näw; [job] 😀' }, { name: 'job_id', type: TYPES.UniqueIdentifier, output: true }], true);
  result.addedId = added.outputs.job_id || null;
  result.added = (await run("SELECT name FROM msdb.dbo.sysjobs WHERE name LIKE N'Näw%'")).rows.map((row) => row[0]);
  result.cancel = await cancelled();
  result.afterCancel = (await run('SELECT 42')).rows;
  result.infos = infos;
  console.log(JSON.stringify(result));
  connection.close();
});
