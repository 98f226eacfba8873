// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/canvasquestions.h"

#include "canvas/canvasview.h"
#include "dialogs/clonedialog.h"
#include "dialogs/dialogs.h"
#include "run/messagebar.h"

#include <QPointer>

namespace stellwerk {

CanvasQuestions::CanvasQuestions(const FleetModel* fleet, Dialogs* dialogs, MessageBar* messages,
                                 QWidget* window)
    : QObject(window)
    , m_fleet(fleet)
    , m_dialogs(dialogs)
    , m_messages(messages)
    , m_window(window)
{}

void CanvasQuestions::confirmJobs(CanvasView* canvas, int jobs, std::function<void()> add)
{
    Question question;
    question.title = tr("Add many tasks");
    question.text = tr("Add %n task(s) to this package?", nullptr, jobs);
    question.detail = tr("They come in columns, in one step that can be undone.");
    question.choices = {{tr("Cancel")}, {tr("Add %n task(s)", nullptr, jobs)}};
    question.suggested = 1;
    m_dialogs->ask(m_window, question,
                   [canvas = QPointer<CanvasView>(canvas), add = std::move(add)](int choice) {
                       if (choice == 1 && canvas)
                           add();
                   });
}

void CanvasQuestions::chooseClones(CanvasView* canvas, int selected, int branch,
                                   std::function<void(CloneChoice)> done)
{
    auto* dialog = new CloneDialog(m_fleet, selected, branch, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    // The canvas in the middle: an answer for one that was closed reaches nobody.
    connect(dialog, &QDialog::accepted, canvas, [dialog, done = std::move(done)] { done(dialog->choice()); });
    dialog->open();
}

void CanvasQuestions::tell(CanvasView*, const QString& text, const QStringList& details)
{
    QList<MessageBar::Button> buttons;
    if (!details.isEmpty()) {
        buttons.append({tr("Details\u2026"), [this, text, details] {
                            Question question;
                            question.title = tr("What was not understood");
                            question.text = text;
                            question.list = details;
                            question.choices = {{tr("Close")}};
                            m_dialogs->ask(m_window, question, [](int) {});
                        }});
    }
    const QString first = details.isEmpty() ? text : text + u' ' + details.first();
    m_messages->showMessage(MessageBar::Kind::Warning, first, buttons);
}

} // namespace stellwerk
