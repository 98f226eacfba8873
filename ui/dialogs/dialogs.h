// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fleet/server.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace stellwerk {

// A question with named answers ("Stop 14 jobs", not "Yes"). The first choice is the safe one: Escape and the
// close button mean `escape`, Enter means `suggested`.
struct Question
{
    QString title;
    QString text;
    QString detail;     // smaller, below
    QStringList list{}; // what it is about, line by line; scrolls when it is long
    struct Choice
    {
        QString text;
        bool destructive = false; // set apart; never the default
    };
    QList<Choice> choices;
    int suggested = 0; // what Enter does
    int escape = 0;
};

struct FileRequest
{
    QString title;
    QString folder;
    QString name;   // proposed, when saving
    QString filter; // as QFileDialog's: "Parent packages (*.stellwerk)"
    QString suffix; // appended when the name has none
};

// The only place where the program opens a dialog to ask a person. Nothing here blocks: answers come through
// the callback, later or at once, and not at all if `parent` dies first. Tests answer in a person's place.
class Dialogs : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void ask(QWidget* parent, const Question& question, std::function<void(int choice)> done) = 0;
    // Empty if none was chosen.
    virtual void openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> done) = 0;
    virtual void saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> done) = 0;
    // Of the request its title and folder.
    virtual void chooseFolder(QWidget* parent, const FileRequest& request,
                              std::function<void(QString)> done) = 0;
    struct Password
    {
        QString text;
        bool keep = false; // in the system's keychain
    };
    virtual void askPassword(QWidget* parent, const Server& server, const QString& reason,
                             std::function<void(std::optional<Password>)> done) = 0;
};

// The real dialogs, window modal.
class WindowDialogs final : public Dialogs
{
    Q_OBJECT
public:
    using Dialogs::Dialogs;

    void ask(QWidget* parent, const Question& question, std::function<void(int choice)> done) override;
    void openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> done) override;
    void saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> done) override;
    void chooseFolder(QWidget* parent, const FileRequest& request,
                      std::function<void(QString)> done) override;
    void askPassword(QWidget* parent, const Server& server, const QString& reason,
                     std::function<void(std::optional<Password>)> done) override;
};

} // namespace stellwerk
