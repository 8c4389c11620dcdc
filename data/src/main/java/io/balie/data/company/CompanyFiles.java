package io.balie.data.company;

import io.balie.data.privacy.Retention;
import io.balie.data.yaml.Warning;
import io.balie.dialog.company.Company;
import io.balie.nlu.retrieval.Entry;
import java.util.List;

/**
 * A company as its files say, free of faults.
 *
 * @param knowledge in the order of the files
 * @param fingerprint SHA-256 in hexadecimal over the company's file and all of its knowledge
 * @param retention how long conversations are kept
 * @param warnings what may be meant, but probably is not
 */
public record CompanyFiles(
        Company company, List<Entry> knowledge, String fingerprint, Retention retention, List<Warning> warnings) {

    public CompanyFiles {
        knowledge = List.copyOf(knowledge);
        warnings = List.copyOf(warnings);
    }
}
