// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportstyle.h"

namespace stellwerk {

namespace {

constexpr char kColors[] = R"(
:root{color-scheme:light dark;--bg:#fff;--card:#fff;--canvas:#f7f9fb;--edge:#c5cdd8;--text:#1a2330;--soft:#536072;
--line:#d9dee5;--accent:#1d5fd1;--waiting:#64748b;--queued:#475569;--running:#1d5fd1;--succeeded:#1a7f4b;
--warnings:#9a6200;--failed:#c02b3d;--unknown:#7443b8;--cancelled:#5b5b66;--skipped:#6b7079;--yellow:#fff3bf;
--blue:#dbeafe;--green:#d9f2e1;--red:#fde2e4;--grey:#e9edf2;--badrow:#fce6e8}
@media screen and (prefers-color-scheme:dark){:root{--bg:#1b2027;--card:#262d37;--canvas:#171c22;--edge:#414c5b;
--text:#e7ebf1;--soft:#a7b2c1;--line:#343d49;--accent:#7ab0ff;--waiting:#94a3b8;--queued:#cbd5e1;--running:#7ab0ff;
--succeeded:#4cc38a;--warnings:#f2b84b;--failed:#ff8088;--unknown:#c0a2ff;--cancelled:#a8a8b3;--skipped:#949ba6;
--yellow:#473d17;--blue:#1f3a5c;--green:#1d4530;--red:#55282e;--grey:#39424e;--badrow:#4a2428}}
)";

constexpr char kPage[] = R"(
body{font:14px/1.5 system-ui,sans-serif;background:var(--bg);color:var(--text);max-width:1120px;margin:32px auto;
padding:0 20px;font-variant-numeric:tabular-nums}
h1{font-size:24px;line-height:1.25;margin:0;overflow-wrap:anywhere}h2{font-size:17px;margin:32px 0 8px}
p{margin:6px 0;overflow-wrap:anywhere}.soft{color:var(--soft)}a{color:var(--accent)}
.facts{display:flex;flex-wrap:wrap;gap:12px 36px;margin:20px 0}.facts dt{color:var(--soft)}.facts dd{margin:0}
.facts b{font-size:17px;font-weight:600}ul{margin:2px 0 6px;padding-left:20px}
table{border-collapse:collapse;width:100%;margin:4px 0}
th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;unicode-bidi:isolate}
td.name,td.server,td.words{overflow-wrap:anywhere}td.name{min-width:11em}td.server{min-width:4.5em}td.words{min-width:13em}
th{color:var(--soft);font-weight:500}td.n{white-space:nowrap}
tr:target td{background:var(--blue)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate;font:12.5px/1.45 ui-monospace,monospace;
background:var(--canvas);border-left:3px solid var(--failed);padding:8px 12px;margin:8px 0;max-height:40em;overflow:auto}
.whole pre{border-left-color:var(--edge)}
.failure{border-top:1px solid var(--line);padding:10px 0}summary{cursor:pointer;overflow-wrap:anywhere}
.log{font-size:13px}.log td{padding:1px 12px 1px 0;border:none;white-space:pre-wrap}.log tr.bad td{background:var(--badrow)}
.succeeded{color:var(--succeeded)}.succeeded_with_warnings{color:var(--warnings)}.failed{color:var(--failed)}
.unknown{color:var(--unknown)}.cancelled{color:var(--cancelled)}.skipped{color:var(--skipped)}
.running{color:var(--running)}.queued{color:var(--queued)}.waiting{color:var(--waiting)}
)";

constexpr char kPictures[] = R"(
.scroll{overflow:auto;max-height:85vh;background:var(--canvas);border:1px solid var(--line);border-radius:6px}
svg{display:block}svg text{fill:var(--text);font:11.5px system-ui,sans-serif}svg a{color:inherit;text-decoration:none}
.timeline{width:100%;height:auto}.timeline line{stroke:var(--line)}.timeline .window{stroke:var(--failed);
stroke-width:1.5;stroke-dasharray:5 3}.timeline .tick{fill:var(--soft)}.bar{fill:currentColor}
.timeline .queue{fill:currentColor;fill-opacity:.35}.timeline .on{fill:var(--bg)}.timeline .sign{fill:currentColor}
.timeline .load{fill:var(--running);fill-opacity:.55}.timeline .crosses{fill:none;stroke:currentColor;stroke-width:1.5}
.canvas .body{fill:var(--card);stroke:var(--edge)}.canvas .halo{fill:none;stroke:var(--text)}
.canvas .band{fill:currentColor}.canvas .sign{fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;
stroke-linejoin:round}.canvas .name{font-size:12.5px;font-weight:600}.canvas .small{fill:var(--soft)}
.canvas .title{font-weight:600;fill:var(--soft)}
.canvas .group{fill:var(--grey);fill-opacity:.4;stroke:var(--edge);stroke-dasharray:6 4}
.canvas .note{stroke:none}.note.yellow{fill:var(--yellow)}.note.blue{fill:var(--blue)}.note.green{fill:var(--green)}
.note.red{fill:var(--red)}.note.grey{fill:var(--grey)}.canvas g .note ~ .small{fill:var(--text)}
.line .way{fill:none;stroke:currentColor;stroke-width:1.6}.line .head{fill:currentColor}
.line .disc{fill:var(--card);stroke:currentColor}.line.success{color:var(--succeeded)}.line.failure{color:var(--failed)}
.line.failure .way{stroke-dasharray:8 5}.line.completion{color:var(--queued)}.line.completion .way{stroke-dasharray:2 4}
.line.critical .way{stroke-width:3.2}
)";

constexpr char kPaper[] = R"(
@page{margin:14mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:10pt}h2{break-after:avoid}a{color:inherit;
text-decoration:none}thead{display:table-header-group}tr,svg,.facts div{break-inside:avoid}
pre{max-height:none;overflow:visible}.scroll{overflow:visible;max-height:none;border:none}
.canvas,.timeline{width:100%;height:auto;max-height:235mm}details.whole{display:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)";

} // namespace

QString reportStyle()
{
    return QLatin1StringView(kColors) + QLatin1StringView(kPage) + QLatin1StringView(kPictures) +
           QLatin1StringView(kPaper);
}

} // namespace stellwerk
