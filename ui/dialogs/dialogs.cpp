// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/dialogs.h"

#include "dialogs/listquestion.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace stellwerk {

using namespace Qt::StringLiterals;

void WindowDialogs::ask(QWidget* parent, const Question& question, std::function<void(int)> done)
{
    if (!question.list.isEmpty()) {
        auto* dialog = new ListQuestion(question, parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::finished, parent ? static_cast<QObject*>(parent) : this,
                [dialog, done = std::move(done)] { done(dialog->choice()); });
        dialog->open();
        return;
    }
    auto* box =
        new QMessageBox(QMessageBox::Question, question.title, question.text, QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"question"_s);
    box->setInformativeText(question.detail);
    box->setIconPixmap(icon(Icon::Warning).pixmap(32, 32));
    QList<QAbstractButton*> buttons;
    for (int i = 0; i < question.choices.size(); ++i) {
        const Question::Choice& choice = question.choices.at(i);
        const auto role = i == question.escape      ? QMessageBox::RejectRole
                          : choice.destructive      ? QMessageBox::DestructiveRole
                          : i == question.suggested ? QMessageBox::AcceptRole
                                                    : QMessageBox::ActionRole;
        QPushButton* button = box->addButton(choice.text, role);
        buttons.append(button);
        if (i == question.suggested)
            box->setDefaultButton(button);
        if (i == question.escape)
            box->setEscapeButton(button);
    }
    connect(box, &QMessageBox::finished, parent ? static_cast<QObject*>(parent) : this,
            [box, buttons, done = std::move(done), escape = question.escape] {
                const int chosen = int(buttons.indexOf(box->clickedButton()));
                done(chosen < 0 ? escape : chosen);
            });
    box->open();
}

namespace {

void chooseFile(QWidget* parent, QObject* context, const FileRequest& request, QFileDialog::AcceptMode mode,
                QFileDialog::FileMode what, std::function<void(QString)> done)
{
    auto* dialog = new QFileDialog(parent, request.title, request.folder, request.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(what);
    dialog->setOption(QFileDialog::ShowDirsOnly, what == QFileDialog::Directory);
    dialog->setDefaultSuffix(request.suffix);
    if (!request.name.isEmpty())
        dialog->selectFile(request.name);
    QObject::connect(dialog, &QDialog::finished, parent ? static_cast<QObject*>(parent) : context,
                     [dialog, done = std::move(done)](int result) {
                         const QStringList files = dialog->selectedFiles();
                         done(result == QDialog::Accepted && !files.isEmpty() ? files.first() : QString());
                     });
    dialog->open();
}

} // namespace

void WindowDialogs::openFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> done)
{
    chooseFile(parent, this, request, QFileDialog::AcceptOpen, QFileDialog::ExistingFile, std::move(done));
}

void WindowDialogs::saveFile(QWidget* parent, const FileRequest& request, std::function<void(QString)> done)
{
    chooseFile(parent, this, request, QFileDialog::AcceptSave, QFileDialog::AnyFile, std::move(done));
}

void WindowDialogs::chooseFolder(QWidget* parent, const FileRequest& request,
                                 std::function<void(QString)> done)
{
    chooseFile(parent, this, request, QFileDialog::AcceptOpen, QFileDialog::Directory, std::move(done));
}

void WindowDialogs::askPassword(QWidget* parent, const Server& server, const QString& reason,
                                std::function<void(std::optional<Password>)> done)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"passwordDialog"_s);
    dialog->setWindowTitle(tr("Password for %1").arg(server.name));
    auto* form = new QFormLayout(dialog);
    form->setSpacing(space::kRelated);
    if (!reason.isEmpty()) {
        auto* why = new QLabel(reason, dialog);
        why->setWordWrap(true);
        form->addRow(why);
    }
    form->addRow(tr("Server:"), new QLabel(server.name, dialog));
    form->addRow(tr("Login:"), new QLabel(server.user, dialog));
    auto* password = new QLineEdit(dialog);
    password->setObjectName(u"password"_s);
    password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("&Password:"), password);
    auto* keep = new QCheckBox(tr("&Remember it in the system's keychain"), dialog);
    keep->setObjectName(u"keepPassword"_s);
    form->addRow(keep);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(dialog, &QDialog::finished, parent ? static_cast<QObject*>(parent) : this,
            [password, keep, done = std::move(done)](int result) {
                if (result == QDialog::Accepted)
                    done(Password{password->text(), keep->isChecked()});
                else
                    done({});
            });
    dialog->open();
    password->setFocus();
}

} // namespace stellwerk
