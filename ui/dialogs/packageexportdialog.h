// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/dtsxexport.h"
#include "interop/tsqlexport.h"

#include <QDialog>
#include <QFutureWatcher>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QPushButton;
class QRadioButton;

namespace stellwerk {

class RemarkView;

// How a parent package leaves Stellwerk: as an SSIS package or as T-SQL. Shows what it will not do there
// while the choices are made; what is shown is what is written.
class PackageExportDialog final : public QDialog
{
    Q_OBJECT
public:
    PackageExportDialog(const ParentPackage& package, const QList<Server>& servers, QWidget* parent);
    ~PackageExportDialog() override;

Q_SIGNALS:
    void exportAccepted(const QByteArray& bytes, const QString& suffix);

private:
    struct Made
    {
        QByteArray bytes;
        InteropReport report;
    };
    using Result = tl::expected<Made, InteropError>;
    [[nodiscard]] bool isTsql() const;
    void setUp();
    void setUpChoices();
    void updateChoices();
    void make();
    void show(const Result& result);

    ParentPackage m_package;
    QList<Server> m_servers;
    QFutureWatcher<Result> m_watcher;
    std::optional<Made> m_made;
    QFormLayout* m_form;
    QComboBox* m_format;
    QComboBox* m_version;
    QWidget* m_ways;
    QRadioButton* m_outcome;
    QRadioButton* m_classic;
    QComboBox* m_local;
    QCheckBox* m_pick;
    RemarkView* m_report;
    QPushButton* m_accept = nullptr;
};

} // namespace stellwerk
