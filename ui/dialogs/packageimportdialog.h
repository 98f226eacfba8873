// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/dtsximport.h"

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace stellwerk {

class RemarkView;

// Reads an SSIS package on another thread, with progress, and shows what would become of it before it is
// opened.
class PackageImportDialog final : public QDialog
{
    Q_OBJECT
public:
    PackageImportDialog(const QString& file, DtsxImportOptions options, QWidget* parent);
    ~PackageImportDialog() override;

Q_SIGNALS:
    void importAccepted(const stellwerk::DtsxImport& made);

private:
    using Result = tl::expected<DtsxImport, InteropError>;
    void setUp();
    void read();
    void show(const Result& result);
    [[nodiscard]] QString summary(const DtsxImport& made) const;

    QString m_file;
    DtsxImportOptions m_options;
    QFutureWatcher<Result> m_watcher;
    std::optional<DtsxImport> m_made;
    QRadioButton* m_outcome;
    QRadioButton* m_startOnly;
    QLabel* m_summary;
    QProgressBar* m_progress;
    RemarkView* m_report;
    QPushButton* m_accept;
};

} // namespace stellwerk
