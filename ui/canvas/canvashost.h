// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canvas/packageeditor.h"

#include <functional>

namespace stellwerk {

class CanvasView;

// What a canvas asks of the window around it: questions to a person, and a place to say what went wrong.
// Answers may come later, or never. Main thread.
class CanvasHost
{
public:
    CanvasHost() = default;
    virtual ~CanvasHost() = default;
    Q_DISABLE_COPY_MOVE(CanvasHost)

    // Very many jobs at once: `add` puts them on the canvas.
    virtual void confirmJobs(CanvasView* canvas, int jobs, std::function<void()> add) = 0;

    struct CloneChoice
    {
        QList<CandidateServers> places; // a copy for each
        bool branch = false;            // with everything after the selected tasks
        PackageEditor::Outer outer = PackageEditor::Outer::None;
    };
    virtual void chooseClones(CanvasView* canvas, int selected, int branch,
                              std::function<void(CloneChoice)> done) = 0;

    // An act that was done in part only: one sentence, and line by line what was left out.
    virtual void tell(CanvasView* canvas, const QString& text, const QStringList& details) = 0;
};

} // namespace stellwerk
