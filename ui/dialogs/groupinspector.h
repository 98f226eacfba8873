// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "package/parentpackage.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace stellwerk {

class PackageEditor;
class ValueSpin;

// The properties of the selected groups, one or many: what differs is shown as a dash. Main thread.
class GroupInspector final : public QWidget
{
    Q_OBJECT
public:
    explicit GroupInspector(QWidget* parent = nullptr);

    void setEditor(PackageEditor* editor);
    void setGroups(const QList<GroupId>& groups);
    void focusTitle();

private:
    void load();
    void apply(const QString& what, const std::function<void(Group&)>& change);
    [[nodiscard]] QList<Group> groups() const;
    [[nodiscard]] QString membersText() const;

    PackageEditor* m_editor = nullptr;
    QList<GroupId> m_ids;
    QLineEdit* m_title;
    ValueSpin* m_limit;
    QCheckBox* m_folded;
    QLabel* m_members;
    bool m_loading = false;
};

} // namespace stellwerk
