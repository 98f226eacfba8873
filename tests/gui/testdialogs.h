// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/dialogs.h"

#include <QQueue>

namespace stellwerk {

// Answers in a person's place: what comes next was said before. A question without an answer is kept for the
// test to look at, and gets the escape choice.
class TestDialogs final : public Dialogs
{
public:
    void answer(int choice) { m_choices.enqueue(choice); }
    void answerFile(const QString& file) { m_files.enqueue(file); }
    void answerPassword(const QString& password) { m_password = password; }

    QList<Question> asked;
    int passwordsAsked = 0;

    void ask(QWidget*, const Question& question, std::function<void(int)> done) override
    {
        asked.append(question);
        done(m_choices.isEmpty() ? question.escape : m_choices.dequeue());
    }
    void openFile(QWidget*, const FileRequest&, std::function<void(QString)> done) override
    {
        done(m_files.isEmpty() ? QString() : m_files.dequeue());
    }
    void saveFile(QWidget*, const FileRequest&, std::function<void(QString)> done) override
    {
        done(m_files.isEmpty() ? QString() : m_files.dequeue());
    }
    void chooseFolder(QWidget*, const FileRequest&, std::function<void(QString)> done) override
    {
        done(m_files.isEmpty() ? QString() : m_files.dequeue());
    }
    void askPassword(QWidget*, const Server&, const QString&,
                     std::function<void(std::optional<Password>)> done) override
    {
        ++passwordsAsked;
        done(m_password.isEmpty() ? std::optional<Password>() : Password{m_password, false});
    }

private:
    QQueue<int> m_choices;
    QQueue<QString> m_files;
    QString m_password;
};

} // namespace stellwerk
