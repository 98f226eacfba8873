// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "package/packagefile.h"

#include <QFile>
#include <QSaveFile>

namespace stellwerk {

using namespace Qt::StringLiterals;

QString PackageFileError::message() const
{
    QString place;
    if (line > 0)
        place = u"line %1"_s.arg(line);
    if (!path.isEmpty())
        place += (place.isEmpty() ? QString() : u", "_s) + path;
    QString message = place.isEmpty() ? text : place + u": "_s + text;
    if (!nextStep.isEmpty())
        message += u' ' + nextStep;
    return message;
}

tl::expected<LoadedPackage, PackageFileError> loadPackage(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        return tl::unexpected(PackageFileError{{},
                                               0,
                                               u"%1 cannot be read: %2."_s.arg(file, in.errorString()),
                                               u"Check the path and your rights."_s});
    }
    // One byte more than allowed tells a file that is too large from one that just fits; devices have no
    // size.
    const QByteArray json = in.read(kMaxPackageBytes + 1);
    if (in.error() != QFileDevice::NoError) {
        return tl::unexpected(PackageFileError{
            {}, 0, u"%1 cannot be read: %2."_s.arg(file, in.errorString()), u"Check the disk."_s});
    }
    return parsePackage(json);
}

tl::expected<void, PackageFileError> savePackage(const ParentPackage& package, const QString& file)
{
    const auto failure = [&](const QString& reason) {
        return tl::unexpected(PackageFileError{{},
                                               0,
                                               u"%1 cannot be written: %2."_s.arg(file, reason),
                                               u"The file on disk is unchanged. Check the folder, its rights "
                                               u"and the free space, or save under another name."_s});
    };
    const QByteArray json = serializePackage(package);
    if (json.size() > kMaxPackageBytes)
        return failure(u"the package is larger than 10 MB"_s);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return failure(out.errorString());
    if (out.write(json) != json.size() || !out.commit())
        return failure(out.errorString());
    return {};
}

} // namespace stellwerk
