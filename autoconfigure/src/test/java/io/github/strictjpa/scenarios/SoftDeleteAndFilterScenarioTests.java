package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.Session;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with rows that are there and not seen: soft delete, restrictions and filters.
 */
class SoftDeleteAndFilterScenarioTests extends ScenarioTests {

	private Long id;

	private Long taskId;

	SoftDeleteAndFilterScenarioTests() {
		super(Project.class, Task.class, Note.class);
	}

	@BeforeEach
	void createAProject() {
		Project project = new Project();
		Task task = new Task("one", project);
		project.getTasks().add(task);
		project.getNotes().add(new Note("seen", project));
		project.getNotes().add(new Note("hidden", project));
		this.id = store(project);
		this.taskId = task.getId();
	}

	@Test
	void refusesACollectionOfWhatIsSoftlyDeleted() {
		inTransaction(() -> {
			Project project = this.em.find(Project.class, this.id);

			refuses(role(Project.class, "tasks"), () -> project.getTasks().size());
		});
	}

	@Test
	void permitsASoftRemoval() {
		permits(() -> inTransaction(() -> this.em.remove(this.em.find(Task.class, this.taskId))));

		assertThat(this.<Task>fromTransaction(() -> this.em.find(Task.class, this.taskId))).isNull();
	}

	@Test
	void permitsAFetchedCollectionOfWhatIsSoftlyDeleted() {
		inTransaction(() -> permits(() -> assertThat(
				this.em.createQuery("from Project p left join fetch p.tasks where p.id = :id", Project.class)
					.setParameter("id", this.id)
					.getSingleResult()
					.getTasks())
			.hasSize(1)));
	}

	@Test
	void refusesACollectionThatAFilterNarrows() {
		inTransaction(() -> {
			filter("seen");
			Project project = this.em.find(Project.class, this.id);

			refuses(role(Project.class, "notes"), () -> assertThat(project.getNotes()).hasSize(1));
		});
	}

	@Test
	void permitsAFetchedCollectionThatAFilterNarrows() {
		inTransaction(() -> permits(() -> {
			filter("seen");
			assertThat(this.em.createQuery("from Project p left join fetch p.notes where p.id = :id", Project.class)
				.setParameter("id", this.id)
				.getSingleResult()
				.getNotes()).hasSize(1);
		}));
	}

	@Test
	void refusesTheOwnerOfARowThatARestrictionLetsThrough() {
		inTransaction(() -> {
			Note note = this.em.createQuery("from Note where project.id = :id", Note.class)
				.setParameter("id", this.id)
				.setMaxResults(1)
				.getSingleResult();

			refuses(role(Note.class, "project"), () -> note.getProject().getTitle());
		});
	}

	private void filter(String text) {
		this.em.unwrap(Session.class).enableFilter("text").setParameter("text", text);
	}

	@Entity(name = "Project")
	@FilterDef(name = "text", parameters = @ParamDef(name = "text", type = String.class))
	static class Project extends Row {

		private String title = "Moon";

		@OneToMany(mappedBy = "project", cascade = CascadeType.ALL)
		private List<Task> tasks = new ArrayList<>();

		@OneToMany(mappedBy = "project", cascade = CascadeType.ALL)
		@Filter(name = "text", condition = "text = :text")
		private List<Note> notes = new ArrayList<>();

		String getTitle() {
			return this.title;
		}

		List<Task> getTasks() {
			return this.tasks;
		}

		List<Note> getNotes() {
			return this.notes;
		}

	}

	@Entity(name = "Task")
	@SoftDelete
	static class Task extends Row {

		private String name;

		@ManyToOne(fetch = FetchType.LAZY)
		private Project project;

		protected Task() {
		}

		Task(String name, Project project) {
			this.name = name;
			this.project = project;
		}

	}

	@Entity(name = "Note")
	@SQLRestriction("text <> 'gone'")
	static class Note extends Row {

		private String text;

		@ManyToOne(fetch = FetchType.LAZY)
		private Project project;

		protected Note() {
		}

		Note(String text, Project project) {
			this.text = text;
			this.project = project;
		}

		Project getProject() {
			return this.project;
		}

	}

}
