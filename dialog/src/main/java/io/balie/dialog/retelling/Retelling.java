package io.balie.dialog.retelling;

import java.util.List;

public record Retelling(String clause, double confidence, boolean fallback, List<String> trace) {}
