package io.ratebook.program;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Programs as rows. */
interface ProgramTable extends Repository<Program, Integer> {
    Program save(Program program);

    Optional<Program> findById(int id);

    Optional<Program> findByCode(String code);

    @Query("SELECT * FROM program WHERE code > :after ORDER BY code LIMIT :limit")
    List<Program> findAfter(String after, int limit);

    @Query("SELECT EXISTS (SELECT 1 FROM sale WHERE program_id = :id)")
    boolean hasSales(int id);
}
