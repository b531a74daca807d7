package io.keycloakstepup.policy.spelling;

/**
 * How many single-letter changes lead from one word to another; two letters that changed places are one (the optimal
 * string alignment distance).
 */
final class EditDistance {

    private final String from;
    private final String to;
    private final int[][] table;

    EditDistance(String from, String to) {
        this.from = from;
        this.to = to;
        this.table = new int[from.length() + 1][to.length() + 1];
    }

    int value() {
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                table[i][j] = cell(i, j);
            }
        }
        return table[from.length()][to.length()];
    }

    private int cell(int i, int j) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int shorter = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
        int best = Math.min(shorter, table[i - 1][j - 1] + substitution);
        return isSwap(i, j) ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }

    private boolean isSwap(int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
