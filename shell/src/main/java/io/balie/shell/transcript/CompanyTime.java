package io.balie.shell.transcript;

import io.balie.data.company.CompanyFile;
import io.balie.data.company.CompanyFiles;
import io.balie.data.yaml.Faults;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** In which time zone an auditor reads. */
public final class CompanyTime {

    /** Where there is no company. */
    public static final ZoneId NONE = ZoneOffset.UTC;

    private CompanyTime() {}

    /** The company's time zone; that of nobody if there is no company, or its file is at fault: what was said can be read all the same. */
    public static ZoneId zone(Optional<Path> company) {
        return read(company).map(files -> files.company().timeZone()).orElse(NONE);
    }

    /** The company's country, whose national telephone numbers are known. */
    public static String country(Optional<Path> company) {
        return read(company).map(files -> files.company().country()).orElse("NL");
    }

    private static Optional<CompanyFiles> read(Optional<Path> company) {
        try {
            return company.map(CompanyFile::read);
        } catch (Faults faults) {
            return Optional.empty();
        }
    }
}
